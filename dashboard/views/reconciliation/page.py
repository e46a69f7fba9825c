"""What the page of reconciliation says: every published figure with formula, difference, verdict and page."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from dashboard.core import pages
from dashboard.core.kept import kept_with
from dashboard.core.pages import PageAddress
from dashboard.core.state import ViewState
from dashboard.core.wording import counted, number
from dashboard.indicators.provenance import ADVISORIES, ANSWERS, ENTITIES, PUBLISHED, REPORTS, origins_in
from dashboard.indicators.snapshot import Snapshot
from dashboard.views.glossary import calibration_tables
from dashboard.views.reconciliation.comparison import (
    AGREES,
    CONTRADICTION,
    UNKNOWN,
    WRONG,
    Line,
    compare_published,
    summary,
)
from data.calibration import Reckoning, reckon
from data.published.strategy import load_strategy

COMPUTED_FROM: Final = (PUBLISHED, ENTITIES, REPORTS, ANSWERS, ADVISORIES)
VERDICTS: Final[Mapping[str, str]] = MappingProxyType(
    {AGREES: "coincide", WRONG: "difiere", CONTRADICTION: "difiere", UNKNOWN: "no calculable"}
)
"""The verdict of the page for each of the comparison: a contradiction of the report differs too."""
VIEWS: Final[Mapping[str, tuple[PageAddress, ViewState]]] = MappingProxyType(
    {
        "Fase I cobertura": (pages.HOME, ViewState(indicator="cobertura-fase-1")),
        "Fase I avance": (pages.HOME, ViewState(indicator="avance-fase-1")),
        "Fase II cobertura": (pages.HOME, ViewState(indicator="cobertura-fase-2")),
        "Fase II avance": (pages.HOME, ViewState()),
        "Equipo": (pages.TEAM, ViewState()),
        "Asesorías": (pages.TEAM, ViewState()),
        "KPT": (pages.KPT, ViewState()),
        "Encuesta": (pages.PERCEPTION, ViewState()),
        "Decreto 683": (pages.DECREE, ViewState()),
        "Universos": (pages.UNIVERSES, ViewState()),
        "Territorio": (pages.UNIVERSES, ViewState()),
        "Eventos": (pages.STRATEGY, ViewState()),
    }
)
"""The page that shows the figures of each topic of the report."""


@dataclass(frozen=True)
class Reconciled:
    """One published figure beside ours.

    Attributes:
        key: id. topic, what, place, cutoff: of the figure, as the report has them.
        published, ours: as printed and as computed, in words. value: computed; NaN where there is none.
        parts: numerator and denominator in words; empty for a count.
        difference: ours less the published one, in its unit; NaN where either is unknown or a bound.
        gap: the same in words.
        formula: how it is computed, or why it is not.
        verdict: "coincide", "difiere" or "no calculable".
        is_contradicted: whether it differs because the report contradicts itself.
        href: of the page that shows it.
    """

    key: str
    topic: str
    what: str
    place: str
    cutoff: str
    published: str
    ours: str
    value: float
    parts: str
    difference: float
    gap: str
    formula: str
    verdict: str
    is_contradicted: bool
    href: str


@dataclass(frozen=True)
class Contradiction:
    """Two things that the report says of one subject, how they are read here, and the figures behind them."""

    key: str
    topic: str
    says: str
    also_says: str
    reading: str
    figures: tuple[Reconciled, ...]
    place: str


@dataclass(frozen=True)
class ReconciliationView:
    """What the page shows: its first line, the figures, the contradictions, a line of source, origins."""

    finding: str
    figures: tuple[Reconciled, ...]
    contradictions: tuple[Contradiction, ...]
    source: str
    origins: tuple[str, ...]


@kept_with()
def build_reconciliation(snapshot: Snapshot) -> ReconciliationView:
    """Return the page; no filter touches it: the figures of the report are of the whole country."""
    figures = reconciled(snapshot)
    return ReconciliationView(
        finding=summary(compare_published(snapshot.model)),
        figures=figures,
        contradictions=_contradictions(figures),
        source="De las cifras del informe final (DNP, 2020) y de las tablas activas, al cierre de cada fase.",
        origins=origins_in(snapshot.model, *COMPUTED_FROM),
    )


def reconciled(snapshot: Snapshot) -> tuple[Reconciled, ...]:
    """Return every published figure beside ours, in the order of the report."""
    model = snapshot.model
    published = model.published.reset_index()
    reckonings = reckon(calibration_tables(model), published)
    lines = compare_published(model)
    return tuple(
        _reconciled(row, reckoning, line)
        for row, reckoning, line in zip(published.to_dict("records"), reckonings, lines, strict=True)
    )


def _reconciled(row: Mapping[str, object], reckoning: Reckoning, line: Line) -> Reconciled:
    page, view = VIEWS.get(str(row["tema"]), (pages.HOME, ViewState()))
    value = float("nan") if reckoning.ours is None else float(reckoning.ours.value)
    return Reconciled(
        key=str(row["id"]),
        topic=str(row["tema"]),
        what=str(row["cifra"]),
        place=str(row["capitulo"]),
        cutoff=_text(row["corte"]),
        published=line.published,
        ours=line.ours,
        value=value,
        parts=_parts(reckoning),
        difference=line.difference,
        gap=line.gap,
        formula=reckoning.figure.how,
        verdict=VERDICTS[line.verdict],
        is_contradicted=line.verdict == CONTRADICTION,
        href=page.showing(view),
    )


def _text(value: object) -> str:
    return "" if value is None or value != value else str(value)


def _parts(reckoning: Reckoning) -> str:
    """Write numerator and denominator; a count has none."""
    ours = reckoning.ours
    if ours is None or ours.denominator is None:
        return ""
    shown = (number(part, 0 if part == int(part) else 2) for part in (ours.numerator, ours.denominator))
    return " ÷ ".join(shown)


def _contradictions(figures: tuple[Reconciled, ...]) -> tuple[Contradiction, ...]:
    by_key = {one.key: one for one in figures}
    return tuple(
        Contradiction(
            key=item["id"],
            topic=item["tema"],
            says=item["dice"],
            also_says=item["tambien_dice"],
            reading=item["lectura"],
            figures=tuple(by_key[key] for key in item["cifras"].split() if key in by_key),
            place=item["lugar"],
        )
        for item in load_strategy("contradicciones")
    )


def contradictions_words(view: ReconciliationView) -> str:
    """Say how many contradictions the register has."""
    return (
        f"El registro tiene {counted(len(view.contradictions), 'contradicción', 'contradicciones')} del "
        "informe: se muestran las dos caras, con la lectura de este tablero."
    )
