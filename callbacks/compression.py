"""Compression: once per file for what never changes, light for what is computed at each request.

Flask-Compress serves the answers of callbacks. The JavaScript bundles of Dash (plotly.js is 4.8 MB) are
compressed harder, once per process, because every first visit waits for them.
"""

from functools import lru_cache
from gzip import compress as gzip_compress
from pathlib import Path
from typing import Final

import brotli
from flask import Flask, Response, request
from flask_compress import Compress

BUNDLES: Final = ("/_dash-component-suites/", "/assets/", "/territorio/")
SUFFIXES: Final = {"br": ".br", "gzip": ".gz"}


def install(server: Flask) -> None:
    """Compress every textual answer of a server."""
    server.config.update(
        COMPRESS_ALGORITHM=["br", "gzip"],
        COMPRESS_ALGORITHM_STREAMING=["br"],
        COMPRESS_BR_LEVEL=6,
        COMPRESS_MIN_SIZE=300,
        COMPRESS_MIMETYPES=["text/html", "text/css", "text/csv", "text/plain", "application/json"],
    )
    Compress(server)
    server.after_request(_compress_bundle)  # runs before Flask-Compress, which leaves encoded answers alone


def accepted_encoding() -> str:
    """Return the smallest encoding that the browser of this request takes; empty when it takes none."""
    offered = {name for name, quality in request.accept_encodings if quality > 0}
    return next((name for name in SUFFIXES if name in offered), "")


def compressed_variant(path: Path) -> tuple[bytes, str]:
    """Return the bytes of a published file and their encoding; the plain file when no variant is taken."""
    encoding = accepted_encoding()
    variant = path.with_name(path.name + SUFFIXES.get(encoding, ""))
    return (variant.read_bytes(), encoding) if variant.exists() else (path.read_bytes(), "")


def _compress_bundle(response: Response) -> Response:
    encoding = accepted_encoding()
    compressible = response.status_code == 200 and _is_text(response.mimetype)
    if not encoding or not compressible or not request.path.startswith(BUNDLES):
        return response
    response.direct_passthrough = False
    response.set_data(_packed(response.get_data(), encoding))
    response.headers["Content-Encoding"] = encoding
    response.headers["Vary"] = "Accept-Encoding"
    return response


def _is_text(media_type: str | None) -> bool:
    return bool(media_type) and any(word in str(media_type) for word in ("javascript", "css", "json"))


@lru_cache(maxsize=128)
def _packed(body: bytes, encoding: str) -> bytes:
    return brotli.compress(body, quality=9) if encoding == "br" else gzip_compress(body, 9, mtime=0)
