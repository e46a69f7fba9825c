"""The scripts of `assets/` in V8, without a browser: they use little of a window until a page is painted."""

import json
from pathlib import Path

import pytest
from py_mini_racer import MiniRacer

from tests.dashboard.conftest import tiny as tiny

ASSETS = Path(__file__).parents[2] / "assets"
WINDOW = """
var window = globalThis;
window.location = { search: "", pathname: "/", href: "http://tablero/", origin: "http://tablero" };
window.addEventListener = () => {};
window.MutationObserver = class { observe() {} };
window.React = { createElement: (...given) => given };
window.fetch = () => {};
var document = { addEventListener: () => {}, querySelector: () => ({ content: "" }),
  querySelectorAll: () => [],
  getElementById: () => null, body: {} };
window.dash_clientside = { no_update: "igual", set_props: () => {} };

/* What the scripts use of URLSearchParams; it writes as forms do, like the urlencode of Python. */
var URLSearchParams = class {
  constructor(text) {
    const decoded = (part) => decodeURIComponent(part.replace(/\\+/g, " "));
    const parts = String(text || "").replace(/^\\?/, "").split("&").filter(Boolean);
    this.pairs = parts.map((part) => part.split(/=(.*)/s).slice(0, 2).map(decoded));
  }
  getAll(key) { return this.pairs.filter((pair) => pair[0] === key).map((pair) => pair[1]); }
  get(key) { return this.getAll(key)[0] ?? null; }
  delete(key) { this.pairs = this.pairs.filter((pair) => pair[0] !== key); }
  append(key, value) { this.pairs.push([key, value]); }
  set(key, value) { this.delete(key); this.append(key, value); }
  toString() {
    const coded = (text) => encodeURIComponent(text).replace(/%20/g, "+");
    return this.pairs.map((pair) => pair.map(coded).join("=")).join("&");
  }
};
"""


class Scripts:
    """What a page has after its scripts were read."""

    def __init__(self, engine):
        """Read every script in the order in which Dash puts them in the page."""
        self.engine = engine
        engine.eval(WINDOW)
        for path in sorted(ASSETS.glob("*.js")):
            engine.eval(path.read_text(encoding="utf-8"))

    def call(self, function, *given):
        """Return what a function of the scripts answers, arguments and answer as JSON."""
        arguments = ",".join(json.dumps(item, allow_nan=False) for item in given)
        answer = self.engine.eval(f"JSON.stringify({function}({arguments}) ?? null)")
        return json.loads(answer)


@pytest.fixture(scope="session")
def scripts():
    """Every script of the page, read once."""
    engine = MiniRacer()
    try:
        yield Scripts(engine)
    finally:
        engine.close()  # V8 keeps the process alive otherwise
