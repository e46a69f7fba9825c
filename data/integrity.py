"""Checks between tables: each is valid alone, and all must speak of the same entities and milestones."""

from collections.abc import Iterator

import pandas as pd

from data.errors import ROWS_SHOWN, Defect
from geo.divipola import Catalogue


def entity_defects(entities: pd.DataFrame, catalogue: Catalogue, file: str) -> Iterator[Defect]:
    """Yield the entities without catalogue code and the catalogue codes without entity, both ways."""
    expected = catalogue.municipalities.index.union(catalogue.gobernaciones.index)
    present = pd.Index(entities["entity_code"])
    rule = "todo código debe ser un municipio o una gobernación del catálogo DIVIPOLA"
    yield from _code_defect(file, rule, present.difference(expected), "Corrija el código o retire la fila.")
    rule = "debe haber una fila por cada municipio y cada gobernación del catálogo"
    yield from _code_defect(file, rule, expected.difference(present), "Agregue las entidades que faltan.")


def reference_defects(table: pd.DataFrame, entities: pd.DataFrame, file: str) -> Iterator[Defect]:
    """Yield the rows whose entity is not in the entity table."""
    unknown = table[~table["entity_code"].isin(entities["entity_code"])]
    rule = "la entidad debe estar en la tabla de entidades"
    codes = pd.Index(unknown["entity_code"].unique())
    yield from _code_defect(file, rule, codes, "Corrija el código o agregue la entidad.", count=len(unknown))


def milestone_defects(reports: pd.DataFrame, milestones: pd.DataFrame, file: str) -> Iterator[Defect]:
    """Yield the reports of a milestone that its phase does not have."""
    known = pd.MultiIndex.from_frame(milestones[["phase", "milestone"]])
    pairs = reports[["phase", "milestone"]].drop_duplicates()
    unknown = pairs[~pd.MultiIndex.from_frame(pairs).isin(known)]
    if not unknown.empty:
        shown = unknown.head(ROWS_SHOWN).itertuples()
        yield Defect(
            file=file,
            column="milestone",
            rule="el hito debe estar en el catálogo de hitos de su fase",
            count=len(unknown),
            rows=tuple(f"fase {row.phase}, hito {row.milestone}" for row in shown),
            action="Corrija el hito o agregue la fase al catálogo.",
        )


def membership_defects(reports: pd.DataFrame, entities: pd.DataFrame, file: str) -> Iterator[Defect]:
    """Yield the entities that report in a phase they are not in."""
    indexed = entities.set_index("entity_code")
    for phase, rows in reports.groupby("phase"):
        assisted = indexed.index[phase_members(indexed, str(phase))]
        outside = pd.Index(rows["entity_code"].unique()).difference(assisted)
        rule = f"solo reporta en la fase {phase} una entidad asistida en ella"
        action = f"Marque la entidad en phase_{phase} o retire sus reportes."
        yield from _code_defect(file, rule, outside, action)


def phase_members(entities: pd.DataFrame, phase: str) -> pd.Series:
    """Return which entities are inside a phase; a phase without its column has none yet."""
    column = f"phase_{phase}"
    if column not in entities:
        return pd.Series(False, index=entities.index)
    return entities[column].astype(bool)


def _code_defect(
    file: str, rule: str, codes: pd.Index, action: str, *, count: int | None = None
) -> Iterator[Defect]:
    if len(codes):
        total = len(codes) if count is None else count
        yield Defect(file, "entity_code", rule, total, tuple(codes[:ROWS_SHOWN]), action)
