"""One module a page, each declared once in `registry`."""
