"""What an address asks for: a figure of a view as a file, checked against what there is."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final
from urllib.parse import parse_qsl, urlencode

from dashboard.core.pages import COMPARE, HOME
from dashboard.core.state import ViewState, to_query
from dashboard.exports.files import DownloadError
from dashboard.exports.look import LOOKS, USUAL, Look, logo_digest, parse_look, read_logo
from dashboard.exports.media import MEDIA_TYPES, ONLY_THE_MAP, WITH_RESOLUTION, WITH_SIZE
from dashboard.exports.program import program_version
from dashboard.exports.record import record_of
from dashboard.exports.seals.seal import seal_entries
from dashboard.exports.strict_address import strict_state
from dashboard.figures.drawing.presets import DEFAULT_PRESET, DEFAULT_RESOLUTION, PRESETS, RESOLUTIONS, Preset
from dashboard.figures.printed.catalogue import DEFAULT_FIGURE, FIGURES, FigureSpec
from dashboard.figures.printed.home import view_table
from dashboard.figures.printed.printed_figure import PrintedFigure, Table
from dashboard.indicators.resolved import ResolvedView, resolve_view
from dashboard.indicators.snapshot import Snapshot
from dashboard.views.compare.sides import side_queries
from dashboard.views.rows import ViewRows

ETAG_LENGTH: Final = 24
OPTIONS: Final[Mapping[str, str]] = {
    "figura": DEFAULT_FIGURE,
    "tamano": DEFAULT_PRESET,
    "resolucion": DEFAULT_RESOLUTION,
    **LOOKS,
}
"""The keys of an address that are about the file and not about the view, and what they are when left out."""


@dataclass(frozen=True, kw_only=True)
class FileRequest:
    """A file to be made.

    Attributes:
        snapshot, state: of what view.
        spec: of which figure.
        ending: key of `MEDIA_TYPES`.
        size, resolution: keys, of a picture. look: what else is asked of it.
    """

    snapshot: Snapshot
    state: ViewState
    spec: FigureSpec
    ending: str
    size: str
    resolution: str
    look: Look = USUAL

    @property
    def preset(self) -> Preset:
        """The page of a picture."""
        return self.look.page(self.size)

    @property
    def is_map(self) -> bool:
        """Whether it is the figure that an address without `figura` means."""
        return self.spec.key == DEFAULT_FIGURE

    @cached_property
    def view_rows(self) -> ViewRows:
        """The view made definite, of the indicator in the address."""
        snapshot = self.snapshot
        resolved = resolve_view(snapshot.indicators, snapshot.model, self.state)
        return ViewRows(snapshot=snapshot, resolved=resolved, state=self.state)

    @cached_property
    def printed(self) -> PrintedFigure:
        """The figure with its words and its data."""
        return self.spec.build(self.snapshot, self.state)

    @property
    def is_of_indicator(self) -> bool:
        """Whether the figure is of one indicator, as all of the home page are."""
        return self.spec.page is HOME

    @property
    def resolved(self) -> ResolvedView:
        """The view made definite, of the indicator that the figure shows."""
        state = replace(self.state, indicator=self.printed.indicator)
        return resolve_view(self.snapshot.indicators, self.snapshot.model, state)

    @cached_property
    def table(self) -> Table:
        """The data behind the figure; those of the map need no drawing."""
        return view_table(self.view_rows) if self.is_map else self.printed.table

    @property
    def record(self) -> dict[str, str]:
        """What the file says of where it comes from, with the place of its seal."""
        size = self.size if self.ending in WITH_SIZE and not self.look.ancho else ""
        said = record_of(self.snapshot, self.printed, self.ending, size, self._resolution)
        return {**said, **self.look.entries, **seal_entries(self.ending)}

    @property
    def _resolution(self) -> str:
        return self.resolution if self.ending in WITH_RESOLUTION else ""

    @property
    def _size(self) -> str:
        return self.preset.key if self.ending in WITH_SIZE else ""

    @property
    def file_name(self) -> str:
        """What and when: indicator, figure, level, entity of a profile, cut-off, sides, size and look."""
        if self.is_map:
            known = (
                self.state.indicator,
                self.view_rows.level_name,
                self.view_rows.resolved.context.cutoff.isoformat(),
            )
        else:
            known = (self.printed.indicator, self.printed.level, self.printed.cutoff)
        indicator, level, cutoff = known
        entity = self.state.entity if self.spec.needs_entity else ""
        parts = (
            indicator,
            self.spec.key,
            level,
            entity,
            cutoff,
            *self._sides,
            self._size,
            *self.look.name_parts,
        )
        return f"{'_'.join(part for part in parts if part)}.{self.ending}"

    @property
    def _sides(self) -> tuple[str, ...]:
        """Both sides of a comparison, which a CSV says nowhere else: «a-region=caribe», «b-» the country."""
        if self.spec.page is not COMPARE:
            return ()
        return tuple(f"{key}-{query}" for key, query in zip("ab", side_queries(self.state), strict=True))

    @property
    def etag(self) -> str:
        """The tag of everything that the bytes depend on."""
        logo = logo_digest(self.snapshot.logo) if self.look.has_logo else ""
        text = "|".join(
            (
                program_version(),
                self.snapshot.model.version,
                self.snapshot.boundaries.version,
                self.snapshot.public_url,
                to_query(self.state),
                self.state.indicator,
                self.ending,
                self.spec.key,
                self._size,
                self._resolution,
                *self.look.name_parts,
                logo,
            )
        )
        return hashlib.sha256(text.encode()).hexdigest()[:ETAG_LENGTH]


def parse_file_request(snapshot: Snapshot, indicator: str, ending: str, query: str) -> FileRequest:
    """Read an address.

    Raises:
        DownloadError: no such indicator, ending or figure (404); no such size, resolution or look, no entity
            for a figure that is of one, or a filter that can't be used (400). The Spanish message lists what
            there is.
    """
    _check_known("el indicador", indicator, snapshot.indicators, 404, "Los indicadores")
    _check_known("el formato", ending, MEDIA_TYPES, 404, "Los formatos")
    options, rest = file_options(query)
    _check_known("la figura", options["figura"], FIGURES, 404, "Las figuras")
    _check_known("el tamaño", options["tamano"], PRESETS, 400, "Los tamaños")
    _check_known("la resolución", options["resolucion"], RESOLUTIONS, 400, "Las resoluciones")
    look = parse_look(options, ending, "tamano" in dict(parse_qsl(query.lstrip("?"))))
    if look.has_logo:
        read_logo(snapshot.logo)  # refused before anything is drawn
    spec = FIGURES[options["figura"]]
    if ending == ONLY_THE_MAP and spec.key != DEFAULT_FIGURE:
        others = ", ".join(item for item in MEDIA_TYPES if item != ONLY_THE_MAP)
        raise DownloadError(
            f"La figura «{spec.key}» no sale en GeoJSON: solo el mapa. Sus formatos son: {others}.", 404
        )
    state = strict_state(snapshot, rest, OPTIONS)
    if spec.needs_entity and not state.entity:
        raise DownloadError(_entity_missing(spec), 400)
    return FileRequest(
        snapshot=snapshot,
        state=replace(state, indicator=indicator),
        spec=spec,
        ending=ending,
        size=options["tamano"],
        resolution=options["resolucion"],
        look=look,
    )


def file_options(query: str) -> tuple[dict[str, str], str]:
    """Return what the query says of the file, and the rest, which is of the view.

    Raises:
        DownloadError: one of them is said twice (400).
    """
    pairs = parse_qsl(query.lstrip("?"))
    given = [(key, value) for key, value in pairs if key in OPTIONS]
    twice = [key for key, _ in given if sum(other == key for other, _ in given) > 1]
    if twice:
        raise DownloadError(f"El parámetro «{twice[0]}» admite un solo valor.", 400)
    return {**OPTIONS, **dict(given)}, urlencode([pair for pair in pairs if pair[0] not in OPTIONS])


def _check_known(what: str, value: str, known: Iterable[str], status: int, plural: str) -> None:
    names = list(known)
    if value not in names:
        raise DownloadError(f"No existe {what} «{value}». {plural} son: {', '.join(names)}.", status)


def _entity_missing(spec: FigureSpec) -> str:
    return (
        f"La figura «{spec.key}» es de una entidad: falta el parámetro «entidad», con su código DIVIPOLA "
        "(entidad=05055; la gobernación, entidad=05)."
    )
