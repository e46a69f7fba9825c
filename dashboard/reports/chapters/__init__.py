"""The chapters of the report: declared in order, each a function from a scope to blocks."""
