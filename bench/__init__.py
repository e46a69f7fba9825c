"""Measure of the snapshot against the plain Dash way, in the same run and browser (`python -m bench`)."""
