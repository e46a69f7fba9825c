"""From the rows of a file to a version of a table: titles matched, values read, rows checked, preview kept.

`loading` is what the command line and the page call: `check` reads a file and keeps a preview, which
`accept` puts in force. A table is declared once (`declarations`); so is a check (`checks`). What only a
person can tell, as the scale of a column, is asked (`QuestionError`), never guessed.
"""
