"""The milestone catalogue of every phase: names, weights, and the check that weights sum to 100.

Phases I and II come from the tables of the report; a further phase is a CSV in `data/published/hitos/`
with the columns of the catalogue (`CATALOGUE_COLUMNS`, `note` and `stage_note` optional), and needs no code.
What the report's scan makes illegible stays said so: no name is invented.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final

import pandas as pd

from data.contracts import columns_of, validate
from data.errors import Defect, refuse_if

FILES: Final = Path(__file__).parent / "published"
ADDED_FILES: Final = FILES / "hitos"
PHASE_1_FILE: Final = FILES / "fase1_hitos.csv"
PHASE_2_FILE: Final = FILES / "fase2_hitos.csv"
TOLERANCE: Final = 0.01  # of the published weights, printed with at most three decimals
WHOLE: Final = 100.0

CATALOGUE_COLUMNS: Final = columns_of("milestones")
NOTES: Final = ("note", "stage_note")

_PUBLISHED_1: Final = {
    "fase": "stage",
    "fase_nombre": "stage_name",
    "fase_peso_pct": "stage_weight",
    "hito": "milestone",
    "hito_nombre": "milestone_name",
    "peso_en_fase_pct": "weight_in_stage",
    "peso_total_pct": "weight",
    "base": "base",
}
_PUBLISHED_2: Final = {
    "interruptor": "stage",
    "interruptor_nombre": "stage_name",
    "interruptor_peso_pct": "stage_weight",
    "hito": "milestone",
    "hito_nombre": "milestone_name",
    "peso_en_interruptor_pct": "weight_in_stage",
    "peso_total_pct": "weight",
    "base": "base",
}
_REMARK: Final = re.compile(r"\s*\(([^()]*\b(?:ilegible|parcial|dudosa)\b[^()]*)\)\s*")
_PARTIAL: Final = re.compile(r"nombre parcial: '\s*(?:\.\.\.)?\s*(.*?)\s*(\.\.\.)?\s*'")


def load_milestones(folder: Path = ADDED_FILES) -> pd.DataFrame:
    """Return the checked catalogue: the two published phases and every phase added in `folder`.

    One row per milestone, ordered by phase, stage and milestone. `phase` is text; `stage` and `milestone`
    are integers; the three weights are percentages (0-100): of the stage in its phase, of the milestone
    in its stage, and of the milestone in its phase. `note` and `stage_note` say in Spanish what is doubtful
    about a name or a weight, and are empty otherwise.

    Raises:
        DatasetError: the weights of some level do not sum to 100, or a phase is written twice.
    """
    published = [read_published(PHASE_1_FILE, "1"), read_published(PHASE_2_FILE, "2")]
    return combine([*published, *(read_added(path) for path in sorted(folder.glob("*.csv")))])


def combine(phases: Iterable[pd.DataFrame]) -> pd.DataFrame:
    """Join catalogues of single phases into one and check it.

    Raises:
        DatasetError: see `weight_defects`; also a milestone number used twice in a phase.
    """
    catalogue = pd.concat(list(phases), ignore_index=True)
    refuse_if([*_repeated(catalogue), *weight_defects(catalogue)])
    return catalogue.sort_values(["phase", "stage", "milestone"], ignore_index=True)


def read_published(path: Path, phase: str) -> pd.DataFrame:
    """Read a phase as the report prints it: stage names once per block, remarks inside parentheses."""
    names = _PUBLISHED_1 if phase == "1" else _PUBLISHED_2
    printed = pd.read_csv(path).rename(columns=names)
    stage_names = printed["stage_name"].ffill()
    labels = [_milestone_label(*pair) for pair in _pairs(printed, "milestone", "milestone_name")]
    notes = [_milestone_note(*pair) for pair in _pairs(printed, "milestone_name", "base")]
    frame = printed.assign(
        phase=phase,
        phase_name=phase_name(phase),
        stage_name=stage_names.map(_clean),
        stage_note=stage_names.map(_remark),
        stage_weight=printed["stage_weight"].astype(float),
        milestone_name=labels,
        note=notes,
    )
    return frame[[*CATALOGUE_COLUMNS, *NOTES]]


def read_added(path: Path) -> pd.DataFrame:
    """Read a phase written in the columns of the catalogue; its text is taken as it stands.

    Raises:
        DatasetError: a column is absent or a row breaks the contract of the catalogue.
    """
    frame = pd.read_csv(path, dtype=str)
    notes = {name: frame[name].fillna("") if name in frame else "" for name in NOTES}
    return validate("milestones", frame, path.name).assign(**notes)


def phase_name(phase: str) -> str:
    """Return how screens name a published phase: "1" is "Fase I"."""
    return f"Fase {'I' * int(phase)}"


def weight_defects(catalogue: pd.DataFrame) -> list[Defect]:
    """Return every level of the catalogue whose weights do not sum to 100, and every weight that is not the
    product of its stage's weight and its own (tolerance 0,01)."""
    return [
        defect
        for phase, rows in catalogue.groupby("phase", sort=True)
        for defect in (
            *_stage_defects(str(phase), rows),
            *_sum_defects(str(phase), rows),
            *_product_defects(str(phase), rows),
        )
    ]


def _sum_defects(phase: str, rows: pd.DataFrame) -> list[Defect]:
    stages = rows.drop_duplicates("stage")["stage_weight"].sum()
    sums = [("stage_weight", f"los pesos de las etapas de la fase {phase}", stages)]
    for stage, total in rows.groupby("stage")["weight_in_stage"].sum().items():
        sums.append(("weight_in_stage", f"los pesos de los hitos de la etapa {stage} (fase {phase})", total))
    sums.append(("weight", f"los pesos totales de los hitos de la fase {phase}", rows["weight"].sum()))
    return [_sum_defect(phase, *item) for item in sums if not abs(item[2] - WHOLE) <= TOLERANCE]


def _sum_defect(phase: str, column: str, level: str, total: float) -> Defect:
    return Defect(
        file=f"hitos de la fase {phase}",
        column=column,
        rule=f"{level} deben sumar 100 y suman {_number(total)}",
        count=1,
        rows=(),
        action="Corrija los pesos en el catálogo de hitos.",
    )


def _stage_defects(phase: str, rows: pd.DataFrame) -> list[Defect]:
    weights = rows.groupby("stage")["stage_weight"].nunique(dropna=False)
    mixed = weights[weights != 1]
    if mixed.empty:
        return []
    return [
        Defect(
            file=f"hitos de la fase {phase}",
            column="stage_weight",
            rule="todos los hitos de una etapa deben repetir el mismo peso de la etapa",
            count=len(mixed),
            rows=tuple(f"etapa {stage}: {count} pesos distintos" for stage, count in mixed.items()),
            action="Escriba un solo peso por etapa.",
        )
    ]


def _product_defects(phase: str, rows: pd.DataFrame) -> list[Defect]:
    compared = rows.assign(product=rows["stage_weight"] * rows["weight_in_stage"] / WHOLE)
    wrong = compared[~((compared["weight"] - compared["product"]).abs() <= TOLERANCE)]
    if wrong.empty:
        return []
    return [
        Defect(
            file=f"hitos de la fase {phase}",
            column="weight",
            rule="el peso total de un hito debe ser el peso de su etapa por su peso en la etapa",
            count=len(wrong),
            rows=tuple(
                f"hito {row.milestone}: dice {_number(row.weight)} y el producto es {_number(row.product)}"
                for row in wrong.itertuples()
            ),
            action="Corrija los pesos en el catálogo de hitos.",
        )
    ]


def _repeated(catalogue: pd.DataFrame) -> list[Defect]:
    repeated = catalogue[catalogue.duplicated(["phase", "milestone"])]
    if repeated.empty:
        return []
    return [
        Defect(
            file="catálogo de hitos",
            column="milestone",
            rule="un hito se escribe una sola vez en cada fase",
            count=len(repeated),
            rows=tuple(f"fase {row.phase}, hito {row.milestone}" for row in repeated.itertuples()),
            action="Borre la repetición o numere el hito de nuevo.",
        )
    ]


def _pairs(frame: pd.DataFrame, first: str, second: str) -> Iterator[tuple[Any, Any]]:
    return zip(frame[first], frame[second], strict=True)


def _clean(text: str) -> str:
    return _REMARK.sub("", text).strip()


def _remark(text: str) -> str:
    found = _REMARK.search(text)
    return found.group(1) if found else ""


def _milestone_label(number: int, printed: str) -> str:
    """Screen name of a milestone; an illegible one keeps its number instead of a name."""
    if not printed.startswith("("):
        return _clean(printed)
    partial = _PARTIAL.search(printed)
    if partial:
        tail = " …" if partial.group(2) else ""
        return f"Hito {number} (nombre parcial en la fuente: «… {partial.group(1)}{tail}»)"
    return f"Hito {number} (nombre ilegible en la fuente)"


def _milestone_note(printed: str, base: str) -> str:
    place = _clean(printed) if printed.startswith("(") else ""
    deduced = "peso deducido de la aritmética de la tabla" if base == "deducido" else ""
    return "; ".join(part for part in (_remark(printed), place, deduced) if part)


def _number(value: float) -> str:
    return f"{value:.3f}".rstrip("0").rstrip(".").replace(".", ",")
