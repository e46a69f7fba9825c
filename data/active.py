"""The tables in force: what was loaded where something was, else what the dashboard comes with.

A loaded table takes the place of its simulated rows whole. What is still simulated then steps aside where it
would contradict what is real: simulated reports of who is not in a phase go, and who really reports in a
phase is in it while the entities are simulated.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Final

import pandas as pd

from data.contracts import GOBERNACION, MUNICIPIO, REAL, validate
from data.harmonise import FILES
from data.integrity import phase_members
from data.milestones import NOTES, combine
from data.published.printed import PrintedValues
from data.store.versions import ActiveData
from geo.divipola import Catalogue

TABLES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "hitos": "milestone_reports",
        "entidades": "entities",
        "encuesta": "survey_answers",
        "asesorias": "advisories",
        "catalogo": "milestones",
        "cifras": "published_figures",
    }
)
"""The table of the model that each loaded table is; one that is absent is kept, and no page reads it yet."""
WITH_ORIGIN: Final = ("milestone_reports", "entities", "survey_answers", "advisories")
INDICES: Final = ("investment_index", "fiscal_index", "results_index")
UNNAMED_SUBREGION: Final = "Sin subregión"
HIGH_SIDES: Final = {  # investment, fiscal and results above the national mean -> universe
    (True, True, False): "A",
    (True, False, False): "B",
    (False, False, False): "C",
    (False, True, False): "D",
    (True, False, True): "E",
    (True, True, True): "F",
    (False, False, True): "G",
    (False, True, True): "H",
}


@dataclass(frozen=True)
class LoadedTable:
    """A loaded table in force.

    Attributes:
        number: of its version. day: when it was loaded, UTC.
    """

    number: int
    day: date


def loaded_tables(active: ActiveData) -> Mapping[str, LoadedTable]:
    """Return the version and the date of each loaded table, by the key it is loaded with."""
    return MappingProxyType(
        {key: LoadedTable(version.number, version.made_at.date()) for key, version in active.versions.items()}
    )


def loaded_frames(
    active: ActiveData, catalogue: Catalogue, printed: PrintedValues
) -> dict[str, pd.DataFrame]:
    """Return the loaded tables by their name in the model, validated.

    Raises:
        DatasetError: rows break the contract of their table.
    """
    frames = {}
    for key, rows in active.rows.items():
        if key in TABLES:
            frames[TABLES[key]] = _frame(TABLES[key], rows, catalogue, printed)
    return frames


def reconciled(frames: Mapping[str, pd.DataFrame], loaded: frozenset[str]) -> dict[str, pd.DataFrame]:
    """Return the tables, the simulated ones stepping aside where they contradict the loaded ones.

    Args:
        frames: every table, by its name in the model. loaded: names of those that are real.
    """
    entities, reports = frames["entities"], frames["milestone_reports"]
    if "milestone_reports" in loaded and "entities" not in loaded:
        entities = _with_reporters(entities, reports)
    if "milestone_reports" not in loaded and loaded & {"entities", "milestones"}:
        reports = _of_members(reports, entities, frames["milestones"])
    return {**frames, "entities": entities, "milestone_reports": reports}


def _frame(table: str, rows: pd.DataFrame, catalogue: Catalogue, printed: PrintedValues) -> pd.DataFrame:
    if table == "entities":
        rows = entity_rows(rows, catalogue, printed)
    if table == "milestones":
        notes = {name: rows[name].fillna("") if name in rows else "" for name in NOTES}
        return combine([validate(table, rows, "catalogo").assign(**notes)])
    return validate(table, rows.assign(origen=REAL) if table in WITH_ORIGIN else rows, table)


def entity_rows(rows: pd.DataFrame, catalogue: Catalogue, printed: PrintedValues) -> pd.DataFrame:
    """Add to loaded entities what the catalogue, the decree of the PDET and the three indices say of them."""
    codes = rows["entity_code"]
    names = pd.concat([catalogue.municipalities["name"], catalogue.gobernaciones["name"]])
    decreed = codes.isin(_pdet(printed)).map({True: "True", False: "False"})
    is_pdet = _said(rows, "pdet").fillna(decreed)
    subregion = _said(rows, "pdet_subregion").fillna(codes.map(_pdet_subregions())).fillna(UNNAMED_SUBREGION)
    return rows.assign(
        kind=codes.str.len().map({2: GOBERNACION, 5: MUNICIPIO}),
        name=codes.map(names),
        department_code=codes.str[:2],
        universe=_universes(rows),
        pdet=is_pdet,
        pdet_subregion=subregion.where(is_pdet == "True"),
    )


def _said(rows: pd.DataFrame, column: str) -> pd.Series:
    """Return what a loaded table says in a column that it may lack."""
    return rows[column] if column in rows else pd.Series(None, index=rows.index, dtype=object)


def _pdet(printed: PrintedValues) -> pd.Index:
    found = printed.attributes.get("pdet")
    return pd.Index([]) if found is None else found.index[found.astype(bool)]


def _pdet_subregions() -> pd.Series:
    return pd.read_csv(FILES / "pdet.csv", dtype=str).set_index("code")["subregion_pdet"]


def _universes(rows: pd.DataFrame) -> pd.Series:
    """Return the universe of each entity; where it is not said, of its three indices, cut at their means."""
    said = _said(rows, "universe")
    if not set(INDICES) <= set(rows.columns):
        return said
    indices = rows[list(INDICES)].apply(pd.to_numeric)
    high = indices > indices.mean()
    sides = pd.Series(list(high.itertuples(index=False, name=None)), index=rows.index).map(HIGH_SIDES)
    return said.fillna(sides.where(indices.notna().all(axis=1)))


def _with_reporters(entities: pd.DataFrame, reports: pd.DataFrame) -> pd.DataFrame:
    for phase, rows in reports.groupby("phase"):
        column = f"phase_{phase}"
        member = entities["entity_code"].isin(rows["entity_code"].unique())
        known = entities.get(column, False)
        entities = entities.assign(**{column: member | known})
    return entities


def _of_members(reports: pd.DataFrame, entities: pd.DataFrame, milestones: pd.DataFrame) -> pd.DataFrame:
    indexed = entities.set_index("entity_code")
    known = pd.MultiIndex.from_frame(milestones[["phase", "milestone"]])
    kept = pd.MultiIndex.from_frame(reports[["phase", "milestone"]]).isin(known)
    for phase in reports["phase"].unique():
        members = indexed.index[phase_members(indexed, str(phase))]
        kept &= ((reports["phase"] != phase) | reports["entity_code"].isin(members)).to_numpy()
    return reports[kept].reset_index(drop=True)
