"""The model: everything that was reported, validated, frozen and versioned.

`load_model` reads files; `build_model` is the pure function behind it, from validated tables. Nothing is read
on import, and nothing of a model changes after it is built: arrays are closed to writing, and views never
write to its frames.
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Final

import numpy as np
import numpy.typing as npt
import pandas as pd

from data import milestones as milestone_catalogue
from data.active import LoadedTable, loaded_frames, loaded_tables, reconciled
from data.contracts import origin_of, validate
from data.errors import DatasetError, Defect, refuse_if
from data.integrity import (
    entity_defects,
    membership_defects,
    milestone_defects,
    phase_members,
    reference_defects,
)
from data.progress import (
    Dates,
    Fractions,
    Ranks,
    certainty_array,
    cutoffs_of,
    fraction_array,
    frozen,
    last_report_array,
)
from data.published.printed import NOTHING_PRINTED, PrintedValues, printed_values
from data.store.versions import NOTHING_LOADED, ActiveData
from geo import divipola
from geo.divipola import Catalogue, load_catalogue

DATA: Final = Path(__file__).parent
FACTS: Final = DATA / "published"
DEMONSTRATION: Final = DATA / "demo" / "files"
TABLE_FILES: Final[Mapping[str, Path]] = MappingProxyType(
    {
        "entities": DEMONSTRATION / "entities.csv.gz",
        "milestone_reports": DEMONSTRATION / "milestone_reports.csv.gz",
        "survey_answers": DEMONSTRATION / "survey_answers.csv.gz",
        "advisories": DEMONSTRATION / "advisories.csv.gz",
        "published_figures": FACTS / "cifras_informe.csv",
    }
)
VERSION_LENGTH: Final = 12


@dataclass(frozen=True, eq=False, kw_only=True)
class Tables:
    """The validated tables of a dataset, columns as in `data.contracts`."""

    entities: pd.DataFrame
    milestones: pd.DataFrame
    milestone_reports: pd.DataFrame
    survey_answers: pd.DataFrame
    advisories: pd.DataFrame
    published_figures: pd.DataFrame


@dataclass(frozen=True, eq=False)
class Phase:
    """A phase of the strategy and what was reported in it.

    Attributes:
        key: "1", "2"…
        name: as screens write it.
        milestones: index milestone number; stage, stage_name, stage_weight, milestone_name, weight_in_stage,
            weight (percentages, 0-100), note, stage_note. Its order is axis 2 of `fractions`.
        cutoffs: ascending, from the first report's to the last one's; axis 0 of the arrays.
        fractions: float64 cutoff × entity × milestone, 0-1; NaN = never reported up to that cut-off.
        last_report: datetime64[D] cutoff × entity; NaT = no report up to that cut-off.
        certainty: int8 cutoff × entity, place in `CERTAINTY` of the least certain report that counts; where
            none does, of the phase's reports.
        assisted: bool by entity, whether it is inside the phase.
    """

    key: str
    name: str
    milestones: pd.DataFrame
    cutoffs: tuple[date, ...]
    fractions: Fractions
    last_report: Dates
    certainty: Ranks
    assisted: npt.NDArray[np.bool_]

    def cutoff_at_or_before(self, day: date) -> date | None:
        """Return the last cut-off at or before a day, or `None` when the phase had none yet."""
        return max((cutoff for cutoff in self.cutoffs if cutoff <= day), default=None)


@dataclass(frozen=True, eq=False)
class Model:
    """Everything the dashboard knows, built once per dataset version.

    Attributes:
        version: short hash of every file and loaded row, after the day of the last load, if there is any.
        catalogue: the territory.
        entities: index entity_code ascending as text (a gobernación's "05" before "05001"); the columns of
            the contract, and department, region (slug). Its order is the entity axis of every array.
        phases: by key, in order.
        survey, advisories: one row per answered question and per advisory.
        published: index id; the figures as printed, with `number` and `is_bound` (printed ">4").
        origins: table key -> "informe", "demostración" or "real", the least certain of its rows.
        printed: what the report prints of single entities.
        loaded: version and date of each loaded table, by the key it is loaded with; empty when none is.
        mark: of the store when its tables were read.
    """

    version: str
    catalogue: Catalogue
    entities: pd.DataFrame
    phases: Mapping[str, Phase]
    survey: pd.DataFrame
    advisories: pd.DataFrame
    published: pd.DataFrame
    origins: Mapping[str, str]
    printed: PrintedValues = NOTHING_PRINTED
    loaded: Mapping[str, LoadedTable] = field(default_factory=dict)
    mark: int = 0

    @property
    def cutoffs(self) -> tuple[date, ...]:
        """Every cut-off of every phase, ascending."""
        return tuple(sorted({cutoff for phase in self.phases.values() for cutoff in phase.cutoffs}))

    def cutoff_at_or_before(self, phase: str, day: date) -> date | None:
        """Return the last cut-off of a phase at or before a day, or `None` when it had none yet.

        Raises:
            KeyError: the model has no such phase.
        """
        return self.phases[phase].cutoff_at_or_before(day)


def load_model(active: ActiveData = NOTHING_LOADED) -> Model:
    """Read, validate and build the model of the loaded tables, and of the shipped ones where none is loaded.

    Raises:
        DatasetError: files are absent, or rows break a contract, with every defect found.
    """
    catalogue = load_catalogue()
    printed = printed_values(catalogue)
    loaded = loaded_frames(active, catalogue, printed)
    tables = read_tables({table: path for table, path in TABLE_FILES.items() if table not in loaded}, loaded)
    model = build_model(tables, catalogue, content_version(TABLE_FILES, active), printed)
    return replace(model, loaded=loaded_tables(active), mark=active.mark)


def read_tables(files: Mapping[str, Path], loaded: Mapping[str, pd.DataFrame] | None = None) -> Tables:
    """Read and validate every table that is not loaded, the milestone catalogue included.

    Raises:
        DatasetError: with the defects of all the files together.
    """
    frames: dict[str, pd.DataFrame] = dict(loaded or {})
    defects: list[Defect] = []
    for table, path in files.items():
        try:
            frames[table] = read_table(table, path)
        except DatasetError as refusal:
            defects += refusal.defects
    try:
        frames.setdefault("milestones", milestone_catalogue.load_milestones())
    except DatasetError as refusal:
        defects += refusal.defects
    refuse_if(defects)
    return Tables(**reconciled(frames, frozenset(loaded or ())))


def read_table(table: str, path: Path) -> pd.DataFrame:
    """Read one CSV (compressed or not) as text and validate it; only empty cells are missing.

    Raises:
        DatasetError: the file is absent, is no CSV, or breaks its contract.
    """
    try:
        raw = pd.read_csv(path, dtype=str, keep_default_na=False, na_values=[""])
    except (OSError, ValueError) as failure:
        raise DatasetError([_unreadable(path, failure)]) from failure
    return validate(table, raw, path.name)


def content_version(files: Mapping[str, Path], active: ActiveData = NOTHING_LOADED) -> str:
    """Return a short hash over the names and bytes of every file, and every loaded row, of a model.

    Where something is loaded, the day of the last load stands before it: «2026-11-25.3f2a…».
    """
    shipped = [*FACTS.rglob("*.csv"), *divipola.FILES.glob("*.csv")]
    digest = hashlib.sha256()
    for name, path in sorted({(path.name, path) for path in (*shipped, *files.values())}):
        digest.update(name.encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    for table, version in sorted(active.versions.items()):
        digest.update(f"{table}:{version.rows_sha256}".encode())
    days = [version.made_at.date().isoformat() for version in active.versions.values()]
    return ".".join([*sorted(days)[-1:], digest.hexdigest()[:VERSION_LENGTH]])


def build_model(
    tables: Tables, catalogue: Catalogue, version: str, printed: PrintedValues = NOTHING_PRINTED
) -> Model:
    """Build the model from validated tables; the tables are not changed.

    Raises:
        DatasetError: tables do not speak of the same entities and milestones (see `data.integrity`).
    """
    refuse_if(_cross_defects(tables, catalogue))
    entities = _entity_frame(tables.entities, catalogue)
    phases = {
        str(key): _phase(str(key), rows, tables.milestone_reports, entities)
        for key, rows in tables.milestones.groupby("phase", sort=True)
    }
    return Model(
        version=version,
        catalogue=catalogue,
        entities=entities,
        phases=MappingProxyType(phases),
        survey=tables.survey_answers,
        advisories=tables.advisories,
        published=_published_frame(tables.published_figures),
        origins=MappingProxyType({one.name: origin_of(getattr(tables, one.name)) for one in fields(tables)}),
        printed=printed,
    )


def _unreadable(path: Path, failure: Exception) -> Defect:
    absent = isinstance(failure, FileNotFoundError)
    return Defect(
        file=path.name,
        column=None,
        rule="no se encuentra el archivo" if absent else "no se puede leer como CSV en UTF-8",
        count=1,
        rows=(),
        action="Genere los datos de demostración o cargue la tabla."
        if absent
        else "Guárdelo como CSV UTF-8.",
    )


def _cross_defects(tables: Tables, catalogue: Catalogue) -> Iterable[Defect]:
    entities, reports = tables.entities, tables.milestone_reports
    return [
        *entity_defects(entities, catalogue, "entities"),
        *reference_defects(reports, entities, "milestone_reports"),
        *milestone_defects(reports, tables.milestones, "milestone_reports"),
        *membership_defects(reports, entities, "milestone_reports"),
        *reference_defects(tables.survey_answers, entities, "survey_answers"),
        *reference_defects(tables.advisories, entities, "advisories"),
    ]


def _entity_frame(entities: pd.DataFrame, catalogue: Catalogue) -> pd.DataFrame:
    indexed = entities.set_index("entity_code").sort_index()
    owners = indexed["department_code"]
    return indexed.assign(
        department=owners.map(catalogue.departments["name"]),
        region=owners.map(catalogue.departments["region"]),
    )


def _phase(key: str, rows: pd.DataFrame, reports: pd.DataFrame, entities: pd.DataFrame) -> Phase:
    own = reports[reports["phase"] == key]
    catalogue = rows.drop(columns=["phase", "phase_name"]).set_index("milestone")
    cutoffs = cutoffs_of(own)
    return Phase(
        key=key,
        name=str(rows["phase_name"].iloc[0]),
        milestones=catalogue,
        cutoffs=cutoffs,
        fractions=fraction_array(own, cutoffs, entities.index, catalogue.index),
        last_report=last_report_array(own, cutoffs, entities.index),
        certainty=certainty_array(own, cutoffs, entities.index, catalogue.index),
        assisted=frozen(phase_members(entities, key).to_numpy(dtype=bool, copy=True)),
    )


def _published_frame(figures: pd.DataFrame) -> pd.DataFrame:
    printed = figures["valor"]
    return figures.assign(
        number=pd.to_numeric(printed.str.removeprefix(">"), errors="coerce"),
        is_bound=printed.str.startswith(">"),
    ).set_index("id")
