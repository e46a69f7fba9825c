"""Build the four demonstration tables and write them as compressed text, the same bytes every time."""

import gzip
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import pandas as pd

from data.demo.advisories import build_advisories
from data.demo.entities import build_entities
from data.demo.modules import SHARES
from data.demo.phase1 import build_phase_1
from data.demo.phase2 import build_phase_2
from data.demo.survey import build_survey
from data.demo.targets import FILES
from data.milestones import load_milestones
from geo.divipola import load_catalogue

COMPRESSION: Final = 9


def build_tables() -> dict[str, pd.DataFrame]:
    """Return the four tables by name, built anew from the seed."""
    catalogue, milestones = load_catalogue(), load_milestones()
    entities = build_entities(catalogue)
    reports = [build(entities, milestones, catalogue) for build in (build_phase_1, build_phase_2)]
    return {
        "entities": entities,
        "milestone_reports": pd.concat(reports, ignore_index=True),
        "survey_answers": build_survey(entities, catalogue),
        "advisories": build_advisories(entities, catalogue),
    }


def as_bytes(table: pd.DataFrame) -> bytes:
    """Return the table as CSV text in UTF-8; fractions with at most four decimals."""
    text: str = table.to_csv(index=False, lineterminator="\n", float_format="%.4g")
    return text.encode("utf-8")


def compressed(text: bytes) -> bytes:
    """Return gzip bytes without time or name inside."""
    return gzip.compress(text, compresslevel=COMPRESSION, mtime=0)


def write_tables(tables: Mapping[str, pd.DataFrame], folder: Path = FILES) -> list[Path]:
    """Write `<name>.csv.gz` for each table and return the paths."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for name, table in tables.items():
        path = folder / f"{name}.csv.gz"
        path.write_bytes(compressed(as_bytes(table)))
        paths.append(path)
    return paths


def read_table(name: str, folder: Path = FILES) -> pd.DataFrame:
    """Read a written table back; codes and the phase stay text, dates become dates, blanks stay missing."""
    text: dict[str, object] = {"entity_code": str, "department_code": str, "phase": str}
    text |= dict.fromkeys(("kpt_used", *SHARES), "boolean")
    frame = pd.read_csv(folder / f"{name}.csv.gz", dtype=text)
    dates = [column for column in ("date", "report_date", "cutoff") if column in frame]
    return frame.assign(**{column: pd.to_datetime(frame[column]) for column in dates})
