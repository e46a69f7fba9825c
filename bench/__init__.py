"""Measure of the board against the plain Dash way, in the same run and browser (`python -m bench`)."""
