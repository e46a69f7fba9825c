"""The table of `docs/calibracion.md`: every published figure, ours, and how ours is computed."""

from collections.abc import Iterable
from pathlib import Path
from typing import Final

import pandas as pd

from data.calibration import COMPUTED, Ratio, Reckoning, reckon, tables_from_reports
from data.demo.targets import PUBLISHED
from data.milestones import load_milestones
from geo.divipola import load_catalogue

DOCUMENT: Final = Path(__file__).parents[2] / "docs" / "calibracion.md"
OPENING: Final = "<!-- tabla: python -m data.demo -->\n"
CLOSING: Final = "<!-- fin de la tabla -->\n"
_HEADER: Final = (
    "| cifra | publicada | nuestra | numerador / denominador | estado | cómo |\n|---|---|---|---|---|---|\n"
)


def figures_table(reckonings: Iterable[Reckoning]) -> str:
    """Return the figures as a Markdown table, numbers as Spanish writes them."""
    return _HEADER + "".join(_row(found) for found in reckonings)


def rewrite_document(tables: dict[str, pd.DataFrame], path: Path = DOCUMENT) -> None:
    """Put the table computed from these demonstration tables between the marks of the document.

    Raises:
        ValueError: the document lacks the marks.
    """
    text = path.read_text(encoding="utf-8")
    before, _, rest = text.partition(OPENING)
    _, closing, after = rest.partition(CLOSING)
    if not closing:
        raise ValueError(f"{path.name}: faltan las marcas «{OPENING.strip()}» y «{CLOSING.strip()}»")
    table = figures_table(_reckonings(tables))
    path.write_text(before + OPENING + table + CLOSING + after, encoding="utf-8")


def _reckonings(tables: dict[str, pd.DataFrame]) -> tuple[Reckoning, ...]:
    built = tables_from_reports(
        tables["entities"],
        load_milestones(),
        tables["milestone_reports"],
        tables["survey_answers"],
        tables["advisories"],
        load_catalogue().departments["region"],
    )
    return reckon(built, pd.read_csv(PUBLISHED / "cifras_informe.csv", dtype=str))


def _row(found: Reckoning) -> str:
    parts = (
        found.figure.key,
        f"{found.published.replace('.', ',')} {found.unit}",
        _ours(found.ours),
        _parts(found.ours),
        _status(found),
        found.figure.how,
    )
    return f"| {' | '.join(parts)} |\n"


def _status(found: Reckoning) -> str:
    if found.agrees is None or (found.agrees and found.figure.status == COMPUTED):
        return found.figure.status
    return f"{found.figure.status}: {'igual' if found.agrees else 'distinta'}"


def _ours(ours: Ratio | None) -> str:
    return "—" if ours is None else _number(ours.value)


def _parts(ours: Ratio | None) -> str:
    if ours is None or ours.denominator is None:
        return "—"
    return f"{_number(ours.numerator)} / {_number(ours.denominator)}"


def _number(value: float) -> str:
    return f"{value:.3f}".rstrip("0").rstrip(".").replace(".", ",")
