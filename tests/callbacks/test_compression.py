"""What is compressed, how hard, and what is kept of it."""

import gzip

import brotli
import pytest
from flask import Flask, Response, request

from callbacks import compression
from callbacks.compression import BUNDLES, PLOTLY, BundleCache, bundle_key, install

PLOTLY_URL = f"{BUNDLES}{PLOTLY}"
DECODERS = {"br": brotli.decompress, "gzip": gzip.decompress}


def test_a_bundle_has_one_key_whatever_its_fingerprint():
    """No address that somebody makes up takes memory; what is computed has none."""
    app = Flask("x")
    keys = {}
    for path in (f"{BUNDLES}dash/a.v1_2m34.js", f"{BUNDLES}dash/a.v9m99.js", "/_dash-update-component", "/"):
        with app.test_request_context(path):
            keys[path] = bundle_key(request)
    assert list(keys.values()) == [f"{BUNDLES}dash/a.js"] * 2 + [""] * 2


def test_only_bundles_are_kept():
    """An answer of a callback is not the next one's."""
    cache = BundleCache({"br;/a.js": b"a"})
    cache.set("br;/b.js", b"b")
    cache.set("br;", b"respuesta")
    assert [cache.get(key) for key in ("br;/a.js", "br;/b.js", "br;")] == [b"a", b"b", None]


@pytest.mark.parametrize("encoding", ["br", "gzip"])
def test_a_bundle_is_compressed_once(client, monkeypatch, encoding):
    """The second time it is the one kept, with the same tag."""
    headers = {"Accept-Encoding": encoding}
    first = client.get(PLOTLY_URL, headers=headers)
    module = "flask_compress.flask_compress._compress_data"
    monkeypatch.setattr(module, lambda *given: pytest.fail("se comprime otra vez"))
    second = client.get(PLOTLY_URL, headers=headers)
    assert second.headers["Content-Encoding"] == encoding
    assert second.data == first.data
    assert b"plotly.js v" in DECODERS[encoding](second.data)[:200]


def test_an_unchanged_bundle_is_not_sent_again(client):
    """With the tag it had, 304 and no body: plotly.js has no fingerprint."""
    headers = {"Accept-Encoding": "br"}
    tag = client.get(PLOTLY_URL, headers=headers).headers["ETag"]
    again = client.get(PLOTLY_URL, headers={**headers, "If-None-Match": tag})
    assert (again.status_code, again.data) == (304, b"")


def test_the_hardest_plotly_is_made_once_and_sent(tmp_path, monkeypatch):
    """The next start finds it in its folder."""
    monkeypatch.setattr(compression.brotli, "compress", lambda body, **how: b"duro")
    compression.hardest_plotly(tmp_path)
    monkeypatch.setattr(compression.brotli, "compress", lambda body, **how: pytest.fail("otra vez"))
    server = Flask("x")
    server.add_url_rule(PLOTLY_URL, view_func=lambda: Response("x" * 999, mimetype="text/javascript"))
    install(server, tmp_path)
    assert server.test_client().get(PLOTLY_URL, headers={"Accept-Encoding": "br"}).data == b"duro"


def test_answers_are_computed_each_time():
    """Two answers of one address are two."""
    server = Flask("x")
    answers = iter(["a" * 999, "b" * 999])
    server.add_url_rule("/_dash-update-component", view_func=lambda: next(answers))
    install(server)
    client = server.test_client()
    bodies = [client.get("/_dash-update-component", headers={"Accept-Encoding": "br"}).data for _ in "ab"]
    assert [brotli.decompress(body)[:1] for body in bodies] == [b"a", b"b"]


def test_an_asset_stays_for_ever_only_at_the_address_that_changes_with_it(client):
    """Dash adds its time to the address; without it the browser asks again."""
    answers = [
        client.get(f"/assets/address.js{query}", headers={"Accept-Encoding": "br"}) for query in ("?m=1", "")
    ]
    assert [a.headers["Cache-Control"] for a in answers] == [compression.FOR_EVER, "no-cache"]
    assert [a.headers["Content-Encoding"] for a in answers] == ["br", "br"]
