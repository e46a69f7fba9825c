"""The status of an address without a page: every path has the same document, and there it says 404."""

from typing import Final
from urllib.parse import unquote

from flask import Flask, Response, request

from callbacks.runtime import current_snapshot
from dashboard.core.pages import CODE
from layouts.pages.registry import page_at

EVERY_PATH: Final = "<path:path>"  # the rule by which Dash answers any path with its document


def install(server: Flask) -> None:
    """Give the document of a path that leads nowhere its status."""
    server.after_request(_say_status)


def _say_status(response: Response) -> Response:
    rule = request.url_rule.rule if request.url_rule else ""
    if rule.endswith(EVERY_PATH) and response.mimetype == "text/html" and not leads_somewhere(request.path):
        response.status_code = 404
    return response


def leads_somewhere(path: str) -> bool:
    """Return whether a path has a page, and where it takes the code of an entity, whether there is one."""
    page = page_at(path)
    if page is None:
        return False
    if not page["address"].path.endswith(CODE):
        return True
    return unquote(page["address"].code_in(path)) in current_snapshot().model.entities.index
