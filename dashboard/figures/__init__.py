"""Figures as plain plotly dictionaries: one definition each, for the screen and for paper."""
