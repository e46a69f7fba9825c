"""Sets of files: every indicator, figure, place and format asked for, with an index of what each one is."""
