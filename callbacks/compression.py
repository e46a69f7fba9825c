"""Compression of every textual answer, by Flask-Compress: light for what is computed, once for what is not.

Every first visit waits for plotly.js (4.8 MB), so that one is compressed as hard as can be, once for all.
"""

import os
from collections.abc import Mapping
from functools import partial
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import Final

import brotli
from dash.fingerprint import check_fingerprint
from flask import Flask, Request, Response, request
from flask_compress import Compress

ASSETS: Final = "/assets/"
BUNDLES: Final = "/_dash-component-suites/"
PLOTLY: Final = "plotly/package_data/plotly.min.js"
FOR_EVER: Final = "public, max-age=31536000, immutable"
SUFFIXES: Final = {"br": ".br", "gzip": ".gz"}
NOT_KEPT: Final = ""


class BundleCache:
    """The cache of Flask-Compress, for bundles only: no other answer is the same at each request.

    Args:
        packed: what is compressed already, by key of Flask-Compress (`encoding;our key`).
    """

    def __init__(self, packed: Mapping[str, bytes]) -> None:
        """Begin with what is compressed already."""
        self._packed = dict(packed)

    def get(self, key: str) -> bytes | None:
        """Return a compressed bundle."""
        return self._packed.get(key)

    def set(self, key: str, value: bytes) -> None:
        """Keep a compressed bundle."""
        if not key.endswith(f";{NOT_KEPT}"):
            self._packed[key] = value


def install(server: Flask, cache: Path | None = None) -> None:
    """Compress every textual answer of a server.

    Args:
        cache: folder that keeps the hardest compression of plotly.js from one start to the next; without it
            plotly.js is compressed like the other bundles (14 % larger).
    """
    packed = {f"br;{BUNDLES}{PLOTLY}": hardest_plotly(cache)} if cache else {}
    server.config.update(
        COMPRESS_ALGORITHM=["br", "gzip"],
        COMPRESS_ALGORITHM_STREAMING=["br", "gzip"],
        COMPRESS_BR_LEVEL=6,  # 0.5 % smaller than at 5: a change of the whole country stays within 5 KB
        COMPRESS_MIN_SIZE=300,
        COMPRESS_MIMETYPES=[
            *("text/html", "text/css", "text/csv", "text/plain", "text/javascript"),
            *("application/json", "application/geo+json"),
        ],
        COMPRESS_CACHE_BACKEND=partial(BundleCache, packed),
        COMPRESS_CACHE_KEY=bundle_key,
    )
    Compress(server)
    server.after_request(_prepare)  # runs before Flask-Compress


def bundle_key(asked: Request) -> str:
    """Return the file that the address of a bundle leads to, whatever its fingerprint; else `NOT_KEPT`."""
    path, _ = check_fingerprint(asked.path)
    return str(path) if path.startswith(BUNDLES) else NOT_KEPT


def _prepare(response: Response) -> Response:
    if request.path.startswith(ASSETS) and "m" in request.args:
        response.headers["Cache-Control"] = FOR_EVER  # the address changes with the file
    if request.path.startswith(BUNDLES) and response.status_code == 200:
        response.direct_passthrough = False
        response.make_sequence()  # what is sent as a stream Flask-Compress does not keep
    return response


def accepted_encoding() -> str:
    """Return the smallest encoding that the browser of this request takes; empty when it takes none."""
    offered = {name for name, quality in request.accept_encodings if quality > 0}
    return next((name for name in SUFFIXES if name in offered), "")


def compressed_variant(path: Path) -> tuple[bytes, str]:
    """Return the bytes of a published file and their encoding; the plain file when no variant is taken."""
    encoding = accepted_encoding()
    variant = path.with_name(path.name + SUFFIXES.get(encoding, ""))
    return (variant.read_bytes(), encoding) if variant.exists() else (path.read_bytes(), "")


def hardest(body: bytes) -> bytes:
    """Return a body in brotli 10: some seconds for megabytes."""
    return bytes(brotli.compress(body, quality=10, lgwin=24))


def hardest_plotly(cache: Path) -> bytes:
    """Return plotly.js in brotli 10: some seconds of work, done at the first start of an installation."""
    package = find_spec("plotly")  # found, not imported: its import costs a second
    assert package is not None
    assert package.origin is not None
    body = (Path(package.origin).parents[1] / PLOTLY).read_bytes()
    kept = cache / f"plotly-{sha256(body).hexdigest()[:12]}.br"
    if not kept.exists():
        cache.mkdir(parents=True, exist_ok=True)
        partly = kept.with_suffix(f".{os.getpid()}")
        partly.write_bytes(hardest(body))
        partly.replace(kept)
    return kept.read_bytes()
