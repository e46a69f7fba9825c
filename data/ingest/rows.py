"""From the table of a sheet to rows of a table: long form, canonical text, and why a row can't be read."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np
import pandas as pd

from data.ingest.context import Context, Options
from data.ingest.declarations import FRACTION
from data.ingest.fields import PLACE, PLACE_CODE, PLACE_DEPARTMENT, PLACE_NAME, TableContract
from data.ingest.fields import phase as read_phase
from data.ingest.matching import Matching
from data.ingest.places import resolve_places
from data.ingest.questions import Asked, QuestionError
from data.ingest.scale import fractions
from data.progress import cutoff_of
from data.readers.layout import Body
from data.readers.values import day, days_in, read_column
from geo.divipola import normalise_name

MARKS: Final = ("phase_1", "phase_2", "decree_683", "complies")  # where people put a cross for a yes
ROMAN: Final = {"1": "I", "2": "II", "3": "III", "4": "IV", "5": "V"}


class Reasons:
    """Why each row is rejected; `None` of a row that is not.

    Args:
        length: how many rows there are.
    """

    def __init__(self, length: int) -> None:
        """Start with no reason for any."""
        self.words = np.full(length, None, dtype=object)

    def add(self, rows: np.ndarray, reason: str | np.ndarray) -> None:
        """Add a reason, or one for each, to the rows of a mask."""
        for place in np.flatnonzero(rows):
            said = reason if isinstance(reason, str) else str(reason[place])
            known = self.words[place]
            self.words[place] = said if known is None else f"{known}; {said}"

    @property
    def rejected(self) -> np.ndarray:
        """Which rows have a reason."""
        return np.asarray(pd.notna(self.words))


@dataclass(frozen=True, eq=False)
class ReadRows:
    """Rows of a table as a file says them.

    Attributes:
        rows: columns of the contract, canonical text; missing where blank or unreadable.
        lines: the row of the sheet that each comes from; in the wide form many come from one.
        columns: title of the column that each comes from; empty in the long form.
        reasons: why a row can't be taken.
        scale: of the progress; empty when the table has none.
        is_wide: whether the file has the wide form.
    """

    rows: pd.DataFrame
    lines: np.ndarray
    columns: np.ndarray
    reasons: Reasons
    scale: str
    is_wide: bool


def read_rows(
    contract: TableContract, body: Body, matching: Matching, options: Options, context: Context
) -> ReadRows:
    """Read the rows of a sheet.

    Raises:
        QuestionError: the scale, the phase or the cut-off can't be told.
    """
    raw, lines, titles = _long(contract, body, matching)
    raw = _with_defaults(contract, raw, body, options)
    reasons = Reasons(len(raw))
    columns: dict[str, pd.Series] = {}
    if contract.has_place:
        columns["entity_code"] = _entity_codes(raw, context, reasons)
    scale = ""
    for name in dict.fromkeys((*contract.columns, *_memberships(raw))):
        if name == FRACTION:
            columns[name], scale = _fractions(raw[name], body, matching, options, reasons)
        elif name != "entity_code":
            columns[name] = _column(contract, name, raw, reasons)
    _require(contract, raw, columns, reasons)
    rows = pd.DataFrame(columns, index=range(len(raw)))
    return ReadRows(_derived(contract, rows), lines, titles, reasons, scale, bool(matching.spread))


def _long(
    contract: TableContract, body: Body, matching: Matching
) -> tuple[pd.DataFrame, np.ndarray, np.ndarray]:
    """Return the matched columns with a row for each row, or for each filled cell of the wide form."""
    rows = body.rows
    lines = rows.index.to_numpy()
    known = {name: rows[place].to_numpy(dtype=object) for place, name in matching.columns.items()}
    if not matching.spread or contract.spread is None:
        return pd.DataFrame(known, index=range(len(rows))), lines, np.full(len(rows), "", object)
    places = list(matching.spread)
    cells = rows[places].to_numpy(dtype=object)
    at, which = np.nonzero(cells != "")
    long = {name: column[at] for name, column in known.items()}
    keys = np.array([matching.spread[place].key for place in places], dtype=object)
    phases = np.array([matching.spread[place].phase or "" for place in places], dtype=object)
    titles = np.array([body.header[place] for place in places], dtype=object)
    long[contract.spread.key], long[contract.spread.value] = keys[which], cells[at, which]
    if phases.any():
        own = long.get("phase", np.full(len(at), "", object))
        long["phase"] = np.where(phases[which] != "", phases[which], own)
    return pd.DataFrame(long, index=range(len(at))), lines[at], titles[which]


def _with_defaults(contract: TableContract, raw: pd.DataFrame, body: Body, options: Options) -> pd.DataFrame:
    """Add the phase and the cut-off that the options or the titles say, where a row says none."""
    if contract.key != "hitos":
        return raw
    phase = options.phase or _titled_phase(body.titles)
    cutoff = options.cutoff.isoformat() if options.cutoff else _titled_cutoff(body.titles, body.sheet)
    for name, default in (("phase", phase), ("cutoff", cutoff)):
        said = raw[name] if name in raw else pd.Series("", index=raw.index, dtype=object)
        raw = raw.assign(**{name: said.where(said != "", default or "")})
    if "report_date" in raw:
        raw = raw.assign(cutoff=_cutoffs_of_days(raw["cutoff"], raw["report_date"]))
    if len(raw) and not phase and (raw["phase"] == "").all():
        raise QuestionError(
            Asked.PHASE, "El archivo no dice de qué fase es. Dígalo con --fase 1, --fase 2…", ("1", "2")
        )
    if len(raw) and not cutoff and (raw["cutoff"] == "").all():
        raise QuestionError(
            Asked.CUTOFF, "El archivo no dice de qué corte es. Dígalo con --corte AAAA-MM-DD."
        )
    return raw


def _cutoffs_of_days(cutoffs: pd.Series, days: pd.Series) -> pd.Series:
    """Return the cut-offs; of a row without one, that of the day of its report."""
    if (cutoffs != "").all():
        return cutoffs
    read, _ = read_column(days, _cutoff_of_text)
    return cutoffs.where(cutoffs != "", read.fillna(""))


def _cutoff_of_text(written: str) -> str:
    return cutoff_of(date.fromisoformat(day(written))).isoformat()


def _titled_phase(titles: Iterable[str]) -> str | None:
    found = set()
    for title in titles:
        for said in re.findall(r"\bFASE (I{1,3}|IV|V|[1-9])\b", normalise_name(title)):
            found.add(read_phase(said))
    return found.pop() if len(found) == 1 else None


def _titled_cutoff(titles: Iterable[str], sheet: str) -> str | None:
    """Return the day of the titles, or of the sheet's name; a title with «corte» counts before others."""
    said = [title for title in (*titles, sheet) if days_in(title)]
    preferred = [title for title in said if "corte" in title.lower()] or said
    found = {one for title in preferred for one in days_in(title)}
    return found.pop() if len(found) == 1 else None


def _entity_codes(raw: pd.DataFrame, context: Context, reasons: Reasons) -> pd.Series:
    blank = pd.Series("", index=raw.index, dtype=object)
    code, name, department = (raw.get(column, blank) for column in (PLACE_CODE, PLACE_NAME, PLACE_DEPARTMENT))
    codes, why = resolve_places(code, name, department, context) if len(raw) else (np.array([]),) * 2
    reasons.add(np.asarray(pd.notna(why)), why)
    return pd.Series(codes, index=raw.index, dtype=object)


def _column(contract: TableContract, name: str, raw: pd.DataFrame, reasons: Reasons) -> pd.Series:
    if name not in raw:
        return pd.Series(None, index=raw.index, dtype=object)
    reader = contract.field("phase_1" if name.startswith("phase_") and name[6:].isdigit() else name).reader
    texts = _marked(raw[name]) if name in MARKS else raw[name]
    if reader is None:
        return texts
    read, why = read_column(texts, reader)
    reasons.add(why.notna().to_numpy(), why.to_numpy())
    return read


def _marked(texts: pd.Series) -> pd.Series:
    """Return the texts; where a column holds only crosses, a blank is a no."""
    used = set(texts.unique()) - {""}
    return texts.where(texts != "", "no") if used and used <= {"x", "X"} else texts


def _memberships(raw: pd.DataFrame) -> list[str]:
    return [name for name in raw.columns if str(name).startswith("phase_") and str(name)[6:].isdigit()]


def _fractions(
    texts: pd.Series, body: Body, matching: Matching, options: Options, reasons: Reasons
) -> tuple[pd.Series, str]:
    places = [place for place, name in matching.columns.items() if name == FRACTION] or list(matching.spread)
    titles = tuple(body.header[place] for place in places) + (body.titles if matching.spread else ())
    read, why, scale = fractions(texts, titles, options.scale)
    reasons.add(why.notna().to_numpy(), why.to_numpy())
    return read, scale


def _require(
    contract: TableContract, raw: pd.DataFrame, columns: dict[str, pd.Series], reasons: Reasons
) -> None:
    """Give a reason to each row that lacks what it must have."""
    for field in contract.fields:
        if not field.is_required or field.name in PLACE:
            continue
        blank = (raw[field.name] == "") if field.name in raw else pd.Series(True, index=raw.index)
        missing = blank & columns[field.name].isna()
        reasons.add(missing.to_numpy(), f"falta «{field.label}»")


def _derived(contract: TableContract, rows: pd.DataFrame) -> pd.DataFrame:
    """Fill what follows from other columns."""
    if contract.key == "hitos":
        return rows.assign(report_date=rows["report_date"].fillna(rows["cutoff"]))
    if contract.key == "catalogo":
        return _weighted(rows)
    return rows


def _weighted(rows: pd.DataFrame) -> pd.DataFrame:
    names = rows["phase"].map(lambda phase: f"Fase {ROMAN.get(phase, phase)}", na_action="ignore")
    product = pd.to_numeric(rows["stage_weight"]) * pd.to_numeric(rows["weight_in_stage"]) / 100
    written = product.map(lambda weight: f"{weight:.10g}", na_action="ignore").astype(object)
    return rows.assign(phase_name=rows["phase_name"].fillna(names), weight=rows["weight"].fillna(written))
