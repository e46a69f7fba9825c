"""The document around the app: its head, what a first paint shows, and what is asked for at once."""

import json

from dashboard.core.pages import HOME
from dashboard.core.scales import STATE_COLOURS, State
from dashboard.figures.choropleth import TOPOLOGY_NAME
from dashboard.indicators.snapshot import Snapshot
from layouts.pages.registry import registered
from layouts.static_urls import BOOTSTRAP_URL, asset_url, published_url, territory_url

HATCHES = (  # of the map, for the style sheet: a state is never told by colour alone
    '<svg width="0" height="0" style="position:absolute" aria-hidden="true"><defs>'
    '<pattern id="trama-sin-reporte" width="5" height="5" patternUnits="userSpaceOnUse" '
    f'patternTransform="rotate(45)"><rect width="5" height="5" fill="{STATE_COLOURS[State.SIN_REPORTE]}"/>'
    '<rect width="1.4" height="5" fill="#fff" opacity=".8"/></pattern>'
    '<pattern id="trama-area" width="6" height="6" patternUnits="userSpaceOnUse">'
    f'<rect width="6" height="6" fill="{STATE_COLOURS[State.AREA]}"/>'
    '<circle cx="3" cy="3" r=".9" fill="#8a8266"/></pattern>'
    '<pattern id="trama-reservado" width="6" height="4" patternUnits="userSpaceOnUse">'
    f'<rect width="6" height="4" fill="{STATE_COLOURS[State.RESERVADO]}"/>'
    '<rect width="6" height="1" fill="#fff" opacity=".75"/></pattern></defs></svg>'
)
DESCRIPTION = (
    "Avance de los planes de desarrollo territorial asistidos por la estrategia Gobierno al Plan: mapa, "
    "hitos, hallazgos e informes por municipio, departamento y región."
)
LOOK = """(() => {
  const root = document.documentElement;
  const kept = (name) => { try { return localStorage.getItem(name); } catch { return null; } };
  const isDark = matchMedia("(prefers-color-scheme: dark)");
  const dress = () => { root.dataset.bsTheme = kept("tema") || (isDark.matches ? "dark" : "light"); };
  const present = () => root.classList.toggle("presentacion", location.hash === "#presentacion");
  dress();
  present();
  root.classList.toggle("filtros-plegados", Boolean(kept("filtros-plegados")));
  isDark.addEventListener("change", dress);
  addEventListener("hashchange", present);
  window.look = { dress };
})();"""
"""What is decided before the first paint, so that nothing flashes: theme, large type, folded rail."""
INDEX = """<!DOCTYPE html>
<html lang="es-CO" data-bs-theme="light">
<head>
{%metas%}
<title>{%title%}</title>
<meta name="description" content="<!-- descripción -->">
<meta name="color-scheme" content="light dark">
<meta name="theme-color" content="#004884">
<meta property="og:type" content="website">
<meta property="og:locale" content="es_CO">
<meta property="og:site_name" content="Gobierno al Plan">
<meta property="og:title" content="{%title%}">
<meta property="og:description" content="<!-- descripción -->">
<script>
<!-- aspecto -->
</script>
<link rel="icon" type="image/svg+xml" href="/assets/icono.svg">
<link rel="stylesheet" href="<!-- bootstrap -->">
{%css%}
<!-- anticipo -->
</head>
<body>
{%app_entry%}
<!-- tramas -->
<div>{%config%}{%scripts%}{%renderer%}</div>
</body>
</html>
"""
for _place, _text in (
    ("descripción", DESCRIPTION),
    ("tramas", HATCHES),
    ("bootstrap", BOOTSTRAP_URL),
    ("aspecto", LOOK),
):
    INDEX = INDEX.replace(f"<!-- {_place} -->", _text)
PRELOAD_PLACE = "<!-- anticipo -->"
ENTRY = """<div id="react-entry-point"><div class="placeholder-glow" aria-busy="true">
<span class="placeholder bg-primary w-100" style="height: 3.5rem"></span>
<div class="p-4"><span class="visually-hidden" role="status">Cargando el tablero…</span>
<span class="placeholder placeholder-lg col-8 mb-4"></span>
<span class="placeholder w-100" style="height: 60vh"></span></div></div></div>"""
PLOTLY_URL = "/_dash-component-suites/plotly/package_data/plotly.min.js"
CARD = """<meta property="og:url" content="%s/">
<meta property="og:image" content="%s/assets/tarjeta.png">
<meta name="twitter:card" content="summary_large_image">
"""
"""What a social card needs an absolute address for, and so only where the address of the app is known."""
PRELOAD = """<meta name="version" content="%s">
<script>
const ask = (address, as) => {
  document.head.append(Object.assign(document.createElement("link"), { rel: "preload", as, href: address }));
};
const draws = (path) => location.pathname === path || (path.length > 1 && location.pathname.startsWith(path));
Object.entries(%s).filter(([path]) => draws(path)).forEach(([, files]) => {
  files.forEach((address) => ask(address, address.includes(".css?") ? "style" : "script"));
});
if (%s.some(draws)) {
  ask("%s", "script");
}
if (location.pathname === "%s") %s.forEach((address) => fetch(address));
</script>"""
TITLE = "Gobierno al Plan · tablero territorial"


def preload(snapshot: Snapshot) -> str:
    """Return what the head says of a snapshot: its version, and what to ask for at once for the figures."""
    boundaries = snapshot.boundaries
    files = [
        territory_url(snapshot),
        published_url(boundaries, boundaries.municipalities),
        published_url(boundaries, TOPOLOGY_NAME),
    ]
    drawing = json.dumps([page["path"] for page in registered() if page["draws"]])
    own = json.dumps({page["path"]: [asset_url(name) for name in page["files"]] for page in registered()})
    card = CARD % ((snapshot.public_url.rstrip("/"),) * 2) if snapshot.public_url else ""
    return card + PRELOAD % (snapshot.version, own, drawing, PLOTLY_URL, HOME.root, json.dumps(files))
