"""What is checked of the rows of a file, each declared once: it rejects a row, or blocks a file, or warns.

A row check gives a mask of the rows that fail; a file check, sentences. What was simulated refuses nothing.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
import pandas as pd

from data.errors import DatasetError
from data.ingest.context import Context
from data.ingest.fields import TableContract
from data.ingest.rows import Reasons
from data.milestones import combine

Mask = np.ndarray
LEAP: Final = 0.6  # of a milestone, from one cut-off to the next
SHOWN: Final = 5


@dataclass(frozen=True, kw_only=True)
class RowCheck:
    """A check of single rows.

    Attributes:
        key: names it. tables: keys of the tables that it is of.
        reason: Spanish; why the row is not taken.
        fails: which rows fail; unreadable cells are missing, and have their reason already.
    """

    key: str
    tables: tuple[str, ...]
    reason: str
    fails: Callable[[pd.DataFrame, Context], Mask]


@dataclass(frozen=True, kw_only=True)
class FileCheck:
    """A check of all the rows that a file would add.

    Attributes:
        is_blocking: whether what it finds refuses the whole file; else it warns.
        finds: sentences, Spanish; none when all is well. It gets the rows of the file, the rows of the
            table once loaded, and the context.
    """

    key: str
    tables: tuple[str, ...]
    is_blocking: bool
    finds: Callable[[pd.DataFrame, pd.DataFrame, Context], Iterator[str]]


def reject_rows(contract: TableContract, rows: pd.DataFrame, context: Context, reasons: Reasons) -> None:
    """Give a reason to each row that fails a check."""
    for check in ROW_CHECKS:
        if contract.key in check.tables:
            reasons.add(check.fails(rows, context), check.reason)
    _reject_contradictions(contract, rows, reasons)


def file_findings(
    contract: TableContract, rows: pd.DataFrame, result: pd.DataFrame, context: Context
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what blocks a file, and what only warns."""
    found: tuple[list[str], list[str]] = ([], [])
    for check in FILE_CHECKS:
        if contract.key in check.tables:
            found[0 if check.is_blocking else 1].extend(check.finds(rows, result, context))
    return tuple(found[0]), tuple(found[1])


def keys_of(contract: TableContract, rows: pd.DataFrame) -> pd.Series:
    """Return one text for the key of each row."""
    first, *others = (rows[name].fillna("").astype(object) for name in contract.unique)
    return first.str.cat(others, sep="\x1f") if others else first


def _reject_contradictions(contract: TableContract, rows: pd.DataFrame, reasons: Reasons) -> None:
    """Reject every row whose key comes with other values in the same file."""
    whole = ~reasons.rejected
    keys = keys_of(contract, rows)[whole]
    values = rows[[name for name in rows.columns if name not in contract.unique]][whole]
    twice = keys.duplicated(keep=False)
    if not twice.any():
        return
    distinct = values[twice].assign(key=keys[twice]).drop_duplicates()["key"].value_counts()
    contradicted = keys.isin(distinct.index[distinct > 1])
    mask = np.zeros(len(rows), dtype=bool)
    mask[np.flatnonzero(whole)] = contradicted.to_numpy()
    labels = ", ".join(_labels(contract))
    reasons.add(mask, f"el archivo trae otra fila con la misma clave ({labels}) y otro valor: deje una")


def _labels(contract: TableContract) -> Iterator[str]:
    for name in contract.unique:
        yield "entidad" if name == "entity_code" else contract.field(name).label


def _unknown_milestone(rows: pd.DataFrame, context: Context) -> Mask:
    pairs = pd.MultiIndex.from_frame(rows[["phase", "milestone"]])
    known = pd.MultiIndex.from_tuples(sorted(context.milestone_keys), names=["phase", "milestone"])
    present = (rows["phase"].notna() & rows["milestone"].notna()).to_numpy()
    return np.asarray(present & ~pairs.isin(known))


def _outside_phase(rows: pd.DataFrame, context: Context) -> Mask:
    if not context.members:
        return np.zeros(len(rows), dtype=bool)
    pairs = zip(rows["entity_code"], rows["phase"], strict=True)
    outside = {
        pair for pair in set(pairs) if pair[0] in context.members and pair[1] not in context.members[pair[0]]
    }
    return np.array(
        [pair in outside for pair in zip(rows["entity_code"], rows["phase"], strict=True)], dtype=bool
    )


def _no_fortnight(rows: pd.DataFrame, _: Context) -> Mask:
    days = pd.to_datetime(rows["cutoff"], errors="coerce")
    return np.asarray(days.notna() & ~((days.dt.day == 15) | days.dt.is_month_end))


def _after_cutoff(rows: pd.DataFrame, _: Context) -> Mask:
    return np.asarray((rows["report_date"] > rows["cutoff"]).fillna(False), dtype=bool)


def _office_with_universe(rows: pd.DataFrame, _: Context) -> Mask:
    return np.asarray((rows["entity_code"].str.len() == 2) & rows["universe"].notna())


def _subregion_without_pdet(rows: pd.DataFrame, _: Context) -> Mask:
    return np.asarray(rows["pdet_subregion"].notna() & (rows["pdet"] == "False"))


def _date_without_decree(rows: pd.DataFrame, _: Context) -> Mask:
    return np.asarray(rows["decree_683_date"].notna() & (rows["decree_683"] == "False"))


ROW_CHECKS: Final = (
    RowCheck(
        key="hito-conocido",
        tables=("hitos",),
        reason="ese hito no está en el catálogo de su fase",
        fails=_unknown_milestone,
    ),
    RowCheck(
        key="dentro-de-la-fase",
        tables=("hitos",),
        reason="la entidad no está en esa fase, según la tabla de entidades",
        fails=_outside_phase,
    ),
    RowCheck(
        key="corte-quincenal",
        tables=("hitos",),
        reason="el corte debe ser el 15 o el último día de un mes",
        fails=_no_fortnight,
    ),
    RowCheck(
        key="reporte-antes-del-corte",
        tables=("hitos",),
        reason="la fecha del reporte es posterior a su corte",
        fails=_after_cutoff,
    ),
    RowCheck(
        key="universo-de-municipio",
        tables=("entidades",),
        reason="una gobernación no tiene universo",
        fails=_office_with_universe,
    ),
    RowCheck(
        key="subregion-pdet",
        tables=("entidades",),
        reason="la subregión PDET es solo de un municipio PDET",
        fails=_subregion_without_pdet,
    ),
    RowCheck(
        key="fecha-decreto-683",
        tables=("entidades",),
        reason="hay fecha del Decreto 683 y dice que no se acogió",
        fails=_date_without_decree,
    ),
)


def _missing_entities(_: pd.DataFrame, result: pd.DataFrame, context: Context) -> Iterator[str]:
    absent = sorted(set(context.names) - set(result["entity_code"]))
    if absent:
        yield f"faltan {_count(len(absent), 'entidad', 'entidades')} del país: {_listed(absent, context)}"


def _entities_gone(rows: pd.DataFrame, _: pd.DataFrame, context: Context) -> Iterator[str]:
    """Tell the entities that reported in the latest cut-off and do not come in a later file."""
    if context.former is None or rows.empty:
        return
    for phase, own in rows.groupby("phase"):
        before = context.former[context.former["phase"] == phase]
        gone = sorted(set(before["entity_code"]) - set(own["entity_code"]))
        if gone:
            said = "entidad que reportaba", "entidades que reportaban"
            yield f"en la fase {phase} no vienen {_count(len(gone), *said)}: {_listed(gone, context)}"


def _moves(rows: pd.DataFrame, result: pd.DataFrame) -> pd.DataFrame:
    """Return the reports of the milestones of a file, each with the one before it."""
    keys = ["entity_code", "phase", "milestone"]
    if not result.duplicated(keys).any():
        return result.iloc[:0].assign(before=[])
    ordered = result[[*keys, "cutoff", "fraction"]].sort_values([*keys, "cutoff"], kind="stable")
    values = ordered["fraction"].astype(float)
    same = (ordered[keys] == ordered[keys].shift()).all(axis=1)
    moved = ordered.assign(fraction=values, before=values.shift().where(same))
    return moved[moved["before"].notna() & moved["cutoff"].isin(set(rows["cutoff"]))]


def _went_back(rows: pd.DataFrame, result: pd.DataFrame, context: Context) -> Iterator[str]:
    moved = _moves(rows, result)
    back = moved[moved["fraction"] < moved["before"]]
    if len(back):
        what = _count(len(back), "reporte es menor", "reportes son menores")
        yield f"{what} que el anterior del mismo hito: {_listed(back['entity_code'].unique(), context)}"


def _leapt(rows: pd.DataFrame, result: pd.DataFrame, context: Context) -> Iterator[str]:
    moved = _moves(rows, result)
    leaps = moved[moved["fraction"] - moved["before"] > LEAP]
    if len(leaps):
        what = _count(len(leaps), "hito subió", "hitos subieron")
        who = _listed(leaps["entity_code"].unique(), context)
        yield f"{what} más de {LEAP * 100:.0f} puntos de un reporte al siguiente: {who}"


def _out_of_step(rows: pd.DataFrame, _: pd.DataFrame, context: Context) -> Iterator[str]:
    """Tell cut-offs older than the latest one in force, and fortnights left out between them."""
    if context.former is None or rows.empty:
        return
    latest, newest = context.former["cutoff"].max(), rows["cutoff"].max()
    if newest < latest:
        yield f"el último corte del archivo ({newest}) es anterior al que está en uso ({latest})"
    elif (pd.Timestamp(newest) - pd.Timestamp(latest)).days > 17 and rows["cutoff"].min() > latest:
        yield f"entre el corte en uso ({latest}) y los del archivo falta alguna quincena"


def _mixed_cutoffs(rows: pd.DataFrame, _: pd.DataFrame, __: Context) -> Iterator[str]:
    latest = rows.groupby("entity_code")["cutoff"].max() if len(rows) else pd.Series(dtype=object)
    behind = latest[latest < latest.max()] if len(latest) else latest
    if len(behind) and len(behind) < len(latest) / 10:
        yield f"{_count(len(behind), 'entidad viene', 'entidades vienen')} con un corte anterior a las demás"


def _weights(_: pd.DataFrame, result: pd.DataFrame, __: Context) -> Iterator[str]:
    numbers = ("stage_weight", "weight_in_stage", "weight")
    typed = result.assign(
        **{name: pd.to_numeric(result[name]) for name in numbers},
        stage=pd.to_numeric(result["stage"]),
        milestone=pd.to_numeric(result["milestone"]),
    )
    try:
        combine([typed])
    except DatasetError as refusal:
        yield from (
            f"{defect.rule}{': ' if defect.rows else ''}{', '.join(defect.rows)}"
            for defect in refusal.defects
        )


FILE_CHECKS: Final = (
    FileCheck(key="entidades-completas", tables=("entidades",), is_blocking=True, finds=_missing_entities),
    FileCheck(key="pesos-suman-100", tables=("catalogo",), is_blocking=True, finds=_weights),
    FileCheck(key="entidades-que-faltan", tables=("hitos",), is_blocking=False, finds=_entities_gone),
    FileCheck(key="reporte-menor", tables=("hitos",), is_blocking=False, finds=_went_back),
    FileCheck(key="saltos", tables=("hitos",), is_blocking=False, finds=_leapt),
    FileCheck(key="cortes-desfasados", tables=("hitos",), is_blocking=False, finds=_out_of_step),
    FileCheck(key="cortes-mezclados", tables=("hitos",), is_blocking=False, finds=_mixed_cutoffs),
)


def _count(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}".replace(",", ".")


def _listed(codes: object, context: Context) -> str:
    found = [str(code) for code in codes]  # type: ignore[attr-defined]  # a list or an array of codes
    names = [f"{context.names.get(code, code)} ({code})" for code in found[:SHOWN]]
    return ", ".join(names) + (
        f" y {len(found) - SHOWN:,} más".replace(",", ".") if len(found) > SHOWN else ""
    )
