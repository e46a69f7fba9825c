"""Errors of the territorial layer; every message is Spanish, because a reader of the dashboard may see it."""


class GeoError(Exception):
    """Base of every refusal of this package."""


class CodeError(GeoError, ValueError):
    """A text is not a DIVIPOLA code, or the catalogue does not hold it."""


class BoundaryError(GeoError):
    """A boundary file is refused, and nothing changed.

    The message says, in this order, which file, what was received, what was expected and what to do.
    """

    def __init__(self, file: str, *, received: str, expected: str, action: str) -> None:
        super().__init__(f"«{file}»: {received}. Se esperaba {expected}. {action}.")
        self.file = file
