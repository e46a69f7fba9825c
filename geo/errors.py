"""Errors of the territorial layer; every message is Spanish, because a reader of the dashboard may see it."""


class GeoError(Exception):
    """Base of every refusal of this package."""


class CodeError(GeoError, ValueError):
    """A text is not a DIVIPOLA code, or the catalogue does not hold it."""
