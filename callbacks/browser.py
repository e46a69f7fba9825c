"""Names of the functions of `assets/tablero.js`."""

from dash import ClientsideFunction


def browser(name: str) -> ClientsideFunction:
    """Return a function of `window.dash_clientside.tablero`."""
    return ClientsideFunction("tablero", name)
