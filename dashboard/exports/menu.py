"""What can be taken from a figure: its sizes and formats, and its data with the rows of each file."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final
from urllib.parse import urlencode

from dashboard.core.state import ViewState, parse_state, to_query
from dashboard.core.wording import counted
from dashboard.exports.file_request import file_options, parse_file_request
from dashboard.exports.media import ONLY_THE_MAP, PICTURES
from dashboard.exports.snippets import snippets_of
from dashboard.figures.drawing.presets import DEFAULT_PRESET, DEFAULT_RESOLUTION, PRESETS, RESOLUTIONS, WIDTHS
from dashboard.figures.printed.catalogue import DEFAULT_FIGURE, FigureSpec
from dashboard.indicators.resolved import resolve_view
from dashboard.indicators.selection import in_force
from dashboard.indicators.snapshot import Snapshot
from dashboard.views.file_links import LINK_NAMES, unfiltered

LOOK_WORDS: Final[Mapping[str, tuple[str, Mapping[str, str]]]] = MappingProxyType(
    {
        "marco": ("Marco", {"si": "con título y fuente", "no": "sin marco"}),
        "texto": (
            "Letras del SVG",
            {"letra": "texto", "contornos": "contornos"},
        ),
        "logo": ("Logo", {"no": "sin logo", "si": "junto al título"}),
    }
)
RESOLUTION_WORDS: Final = MappingProxyType({"pantalla": "pantalla", "300": "impresión (300 ppp)"})


@dataclass(frozen=True)
class Selection:
    """The data of a figure for one selection: its name, how many rows, and the files by name."""

    label: str
    rows: int
    files: Mapping[str, str]


@dataclass(frozen=True)
class Offer:
    """Everything that can be taken from a figure.

    Attributes:
        label: of the figure.
        pictures: address of each format, without size.
        sizes, resolutions: Spanish names by key, the usual one first.
        looks: choices of a picture's look by parameter, each with its name and its choices by key.
        widths: the least and the most millimetres of a width of its own.
        data: what is seen and, where filters leave someone out, everything.
        snippets: what can be copied, by name.
    """

    label: str
    pictures: Mapping[str, str]
    sizes: Mapping[str, str]
    resolutions: Mapping[str, str]
    looks: Mapping[str, tuple[str, Mapping[str, str]]]
    widths: tuple[int, int]
    data: tuple[Selection, ...]
    snippets: Mapping[str, str]


def offer_of(snapshot: Snapshot, query: str) -> Offer:
    """Return what can be taken from the figure that a query names (`figura=`) on its view.

    The query is a page's: what the page ignores is ignored here.

    Raises:
        DownloadError: the query asks for what does not exist; see `parse_file_request`.
    """
    options, rest = file_options(query)
    shown, _ = parse_state(rest, snapshot.vocabulary)
    usable = f"{to_query(shown)}&{urlencode(options)}"
    request = parse_file_request(snapshot, shown.indicator, "json", usable)
    spec, state = request.spec, request.state
    return Offer(
        label=spec.label,
        pictures={ending.upper(): _address(spec, state, ending) for ending in PICTURES},
        sizes=_usual_first({preset.key: preset.label for preset in PRESETS.values()}, DEFAULT_PRESET),
        resolutions=_usual_first({one: RESOLUTION_WORDS[one] for one in RESOLUTIONS}, DEFAULT_RESOLUTION),
        looks=LOOK_WORDS if snapshot.logo else {key: LOOK_WORDS[key] for key in LOOK_WORDS if key != "logo"},
        widths=(WIDTHS[0], WIDTHS[-1]),
        data=_selections(snapshot, spec, state),
        snippets=snippets_of(snapshot, request.printed, _address(spec, state, "*")),
    )


def offer_as_plain(offer: Offer) -> dict[str, object]:
    """Return an offer as the browser reads it; pairs keep the order in which they are shown."""
    return {
        "figura": offer.label,
        "figuras": list(offer.pictures.items()),
        "tamanos": list(offer.sizes.items()),
        "resoluciones": list(offer.resolutions.items()),
        "aspectos": [[key, name, list(known.items())] for key, (name, known) in offer.looks.items()],
        "anchos": list(offer.widths),
        "datos": [
            {
                "etiqueta": one.label,
                "filas": counted(one.rows, "fila", "filas"),
                "archivos": list(one.files.items()),
            }
            for one in offer.data
        ],
        "codigos": list(offer.snippets.items()),
    }


def _usual_first(names: Mapping[str, str], usual: str) -> Mapping[str, str]:
    return {usual: names[usual], **names}


def _selections(snapshot: Snapshot, spec: FigureSpec, state: ViewState) -> tuple[Selection, ...]:
    """Return what is seen, and everything where filters are in force and the figure is not of one entity."""
    if spec.needs_entity:
        return (_selection(snapshot, spec, state, "Datos"),)
    everything = unfiltered(snapshot, resolve_view(snapshot.indicators, snapshot.model, state), state)
    whole = _selection(snapshot, spec, everything, "Todo")
    return (_selection(snapshot, spec, state, "Lo que veo"), whole) if in_force(state) else (whole,)


def _selection(snapshot: Snapshot, spec: FigureSpec, state: ViewState, label: str) -> Selection:
    endings = {
        ending: name
        for ending, name in LINK_NAMES.items()
        if ending != ONLY_THE_MAP or spec.key == DEFAULT_FIGURE
    }
    files = {name: _address(spec, state, ending) for ending, name in endings.items()}
    return Selection(label, len(spec.build(snapshot, state).table.rows), files)


def _address(spec: FigureSpec, state: ViewState, ending: str) -> str:
    bare = state if spec.needs_entity else state.without("entity")
    own = to_query(bare.without("indicator").without("rules").without("listed"))
    figure = "" if spec.key == DEFAULT_FIGURE else urlencode({"figura": spec.key})
    query = "&".join(part for part in (own, figure) if part)
    return f"/descargas/{state.indicator}.{ending}{'?' if query else ''}{query}"
