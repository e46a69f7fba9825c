"""Compression: once per file for what never changes, light for what is computed at each request.

Flask-Compress serves the answers of callbacks. The JavaScript bundles of Dash (plotly.js is 4.8 MB) are
compressed harder, once per process, because every first visit waits for them.
"""

import os
from functools import lru_cache, partial
from gzip import compress as gzip_compress
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import Final

import brotli
from flask import Flask, Response, request
from flask_compress import Compress

ASSETS: Final = "/assets/"
BUNDLES: Final = ("/_dash-component-suites/", ASSETS, "/territorio/")
PLOTLY: Final = "package_data/plotly.min.js"
FOR_EVER: Final = "public, max-age=31536000, immutable"
SUFFIXES: Final = {"br": ".br", "gzip": ".gz"}


def install(server: Flask, cache: Path | None = None) -> None:
    """Compress every textual answer of a server.

    Args:
        cache: folder that keeps the hardest compression of plotly.js from one start to the next; without it
            plotly.js is compressed like the other bundles (9 % larger).
    """
    hardest = hardest_plotly(cache) if cache else b""
    server.config.update(
        COMPRESS_ALGORITHM=["br", "gzip"],
        COMPRESS_ALGORITHM_STREAMING=["br"],
        COMPRESS_BR_LEVEL=6,
        COMPRESS_MIN_SIZE=300,
        COMPRESS_MIMETYPES=[
            *("text/html", "text/css", "text/csv", "text/plain"),
            *("application/json", "application/geo+json"),
        ],
    )
    Compress(server)
    server.after_request(
        partial(_compress_bundle, hardest)
    )  # runs before Flask-Compress, which leaves encoded answers alone


def accepted_encoding() -> str:
    """Return the smallest encoding that the browser of this request takes; empty when it takes none."""
    offered = {name for name, quality in request.accept_encodings if quality > 0}
    return next((name for name in SUFFIXES if name in offered), "")


def compressed_variant(path: Path) -> tuple[bytes, str]:
    """Return the bytes of a published file and their encoding; the plain file when no variant is taken."""
    encoding = accepted_encoding()
    variant = path.with_name(path.name + SUFFIXES.get(encoding, ""))
    return (variant.read_bytes(), encoding) if variant.exists() else (path.read_bytes(), "")


def hardest_plotly(cache: Path) -> bytes:
    """Return plotly.js in brotli 10: some seconds of work, done at the first start of an installation."""
    package = find_spec("plotly")  # found, not imported: its import costs a second
    if package is None or package.origin is None:
        return b""
    body = (Path(package.origin).parent / PLOTLY).read_bytes()
    kept = cache / f"plotly-{sha256(body).hexdigest()[:12]}.br"
    if not kept.exists():
        cache.mkdir(parents=True, exist_ok=True)
        partly = kept.with_suffix(f".{os.getpid()}")
        partly.write_bytes(brotli.compress(body, quality=10, lgwin=24))
        partly.replace(kept)
    return kept.read_bytes()


def _compress_bundle(hardest: bytes, response: Response) -> Response:
    if request.path.startswith(ASSETS) and "m" in request.args:
        response.headers["Cache-Control"] = FOR_EVER  # the address changes with the file
    encoding = accepted_encoding()
    compressible = response.status_code == 200 and _is_text(response.mimetype)
    if not encoding or not compressible or not request.path.startswith(BUNDLES):
        return response
    response.direct_passthrough = False
    is_plotly = bool(hardest) and encoding == "br" and request.path.endswith(PLOTLY)
    response.set_data(hardest if is_plotly else _packed(response.get_data(), encoding))
    response.headers["Content-Encoding"] = encoding
    response.headers["Vary"] = "Accept-Encoding"
    return response


def _is_text(media_type: str | None) -> bool:
    return bool(media_type) and any(word in str(media_type) for word in ("javascript", "css", "json"))


@lru_cache(maxsize=128)
def _packed(body: bytes, encoding: str) -> bytes:
    return brotli.compress(body, quality=9) if encoding == "br" else gzip_compress(body, 9, mtime=0)
