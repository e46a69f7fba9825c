"""Figures on paper: what a screen shows as SVG, PDF and PNG, with all that makes it quotable inside."""
