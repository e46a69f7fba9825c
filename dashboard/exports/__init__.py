"""Downloads: a figure of a view, or the data behind it, as a file at the address of the view plus an ending.

`formats.download` makes the file of an address. Nothing is imported here: figures are made of the rows and
columns that `request`, `rows` and `terms` declare, and files are made of figures.
"""
