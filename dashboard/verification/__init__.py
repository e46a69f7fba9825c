"""Trust: whether a file that left the dashboard still says what the data says.

A file carries a record (which figure, of what view, from which versions) and a seal, a checksum of its own
content. `verify` makes the same file again from the active data and compares; where the data has changed
since, the seal says whether the file is as it left. Nothing that a file holds is believed before that.
"""
