"""From a file as people send it to rows of text with their row numbers.

`open_upload` recognises a file by its content, never by its name, and gives its sheets as text. What is in a
workbook is read in a process of its own (`extract`), with its memory and time bounded: a hostile file can
only end that process. `layout` finds the header, `values` reads a text as a number, a date or a code.
Nothing here knows what a table means.
"""
