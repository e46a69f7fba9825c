"""The chapters of results: each phase, who leads and who lags, what changed."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

import pandas as pd

from dashboard.core.provenance import caption_mark
from dashboard.core.state import GOBERNACION, Level, ViewState
from dashboard.core.wording import GAP, counted, day, joined, number, percent, roman, rounded
from dashboard.indicators.extremes import Extreme, extremes
from dashboard.indicators.provenance import REPORTS, origins_in, source_words
from dashboard.indicators.rules import cutoff_of
from dashboard.indicators.rules.declaration import phase_status_at
from dashboard.indicators.snapshot import Snapshot
from dashboard.reports.blocks import Block, Heading, Paragraph, TableBlock, Tone
from dashboard.reports.chapters import progress_tables
from dashboard.reports.chapters.parts import OFFICES, PUBLISHED, bare_figure, figure
from dashboard.reports.chapters.progress_tables import Ranking, ranked, ranking
from dashboard.views.finding import moved, nouns
from dashboard.views.neighbours import entity_name
from dashboard.views.reconciliation.comparison import national_gap
from dashboard.views.worklist.changes import changes, compared_position
from dashboard.views.worklist.tasks import current_status

LISTED: Final = 10  # entities at each end
TIED_NAMED: Final = 5  # entities that share an extreme and are named one by one
SILENT_NAMED: Final = 40  # entities without report that are named one by one
ABOUT: Final = {
    "1": "La fase I brindó apoyo técnico a los mandatarios en la formulación y aprobación de los planes de "
    "desarrollo territoriales 2020-2023, entre enero y julio de 2020, con el Kit de Planeación "
    "Territorial (KPT) como base.",
    "2": "La fase II aprovecha los planes aprobados: gestión financiera y tributaria, y diseño de sistemas "
    "de seguimiento al plan de desarrollo, desde agosto de 2020.",
}
EXPLAINED: Final = (
    "El avance de una entidad es la suma de peso × fracción reportada de cada hito. El de un grupo es el "
    "promedio de sus entidades con reporte."
)


def begun_phases(snapshot: Snapshot, scope: ViewState) -> tuple[str, ...]:
    """Return the phases that had begun at the cut-off of a report."""
    cutoff = cutoff_of(snapshot.model, scope)
    return tuple(key for key in sorted(snapshot.model.phases) if phase_status_at(snapshot.model, key, cutoff))


def gobernaciones(scope: ViewState) -> ViewState:
    """Return the same place with its gobernaciones, which are never mixed with municipalities."""
    return replace(scope, entity_type=GOBERNACION)


def mark_words(snapshot: Snapshot, *tables: str, origins: Iterable[str] = ()) -> str:
    """Return the mark, the sources and the version, to close the small print of a table.

    Args:
        tables: keys of what it is made of; its origins are theirs unless given.
    """
    mark = caption_mark(origins or origins_in(snapshot.model, *tables))
    return f"{mark} {source_words(snapshot.model, *tables)} Versión de datos {snapshot.model.version}."


def phase(snapshot: Snapshot, scope: ViewState, key: str) -> tuple[Block, ...]:
    """Show the results of one phase; of a phase that reaches nobody here, say so."""
    found = ranking(snapshot, scope, key)
    offices = ranking(snapshot, gobernaciones(scope), key)
    about = (Paragraph(ABOUT[key]),) if key in ABOUT else ()
    if found.values.empty and offices.values.empty:
        nobody = f"La fase {roman(key)} no asiste a ninguna entidad de este lugar."
        return (*about, Paragraph(nobody, Tone.FINDING))
    towns = () if found.values.empty else _towns(snapshot, scope, key, found)
    return (*about, *towns, *_offices(snapshot, scope, key, offices))


def _towns(snapshot: Snapshot, scope: ViewState, key: str, found: Ranking) -> tuple[Block, ...]:
    return (
        Paragraph(EXPLAINED),
        *_beside_published(snapshot, scope, key),
        *_place(snapshot, scope, key, found),
        Heading("Embudo: quién cumple cada paso"),
        *figure(snapshot, "embudo", progress_tables.of_phase(scope, key)),
        TableBlock(
            title=f"Pasos de la fase {roman(key)}: municipios que los cumplen",
            table=progress_tables.stages(snapshot, scope, key),
            note=f"{_counts(snapshot, scope, key, found)} {mark_words(snapshot, REPORTS)}",
            widths=(2.2, 2.6, 1, 1, 1.2, 1),
        ),
        Heading("Hitos"),
        *bare_figure(snapshot, "arbol", progress_tables.of_phase(scope, key)),
        TableBlock(
            title=f"Hitos de la fase {roman(key)}: peso, avance y municipios que los completan",
            table=progress_tables.milestones(snapshot, scope, key),
            note=f"{_counts(snapshot, scope, key, found)} {mark_words(snapshot, REPORTS)}",
            widths=(0.6, 1.7, 3.6, 0.9, 0.9, 1.1),
        ),
        *_history(snapshot, scope, key),
    )


def _beside_published(snapshot: Snapshot, scope: ViewState, key: str) -> tuple[Block, ...]:
    """Say why the national progress is not the published one, where both are in view."""
    gap = national_gap(snapshot, progress_tables.of_phase(scope, key))
    return (Paragraph(gap, see=(PUBLISHED,)),) if gap else ()


def _place(snapshot: Snapshot, scope: ViewState, key: str, found: Ranking) -> tuple[Block, ...]:
    """Show progress in space: map, bars of the regions, table of groups."""
    view = progress_tables.of_phase(scope, key)
    beside = replace(view, regions=(), departments=(), cutoff=scope.cutoff)
    country = not scope.regions and not scope.departments
    bars = bare_figure(snapshot, "regiones", view) if country else figure(snapshot, "regiones", beside)
    return (
        Heading("Avance en el territorio"),
        *figure(snapshot, "mapa", view),
        *((Heading("La comparación con las demás regiones", 3),) if not country else ()),
        *bars,
        _place_table(snapshot, scope, key, found),
    )


def _place_table(snapshot: Snapshot, scope: ViewState, key: str, found: Ranking) -> Block:
    """Tabulate progress by region or department; of a department, of each of its municipalities."""
    note = f"{_counts(snapshot, scope, key, found)} {mark_words(snapshot, REPORTS)}"
    if scope.departments:
        return TableBlock(
            title=f"Avance de los municipios en la fase {roman(key)}",
            table=ranked(snapshot, scope, found, list(found.values.index)),
            note=note,
            widths=(2.4, 1, 1.2, 1.2),
        )
    return TableBlock(
        title=f"Avance de la fase {roman(key)}: promedio, recorrido y cambio desde el corte anterior",
        table=progress_tables.progress_by_group(snapshot, scope, key),
        note=note,
        widths=(2.2, 1, 1, 1, 1, 1, 1, 1),
    )


def _history(snapshot: Snapshot, scope: ViewState, key: str) -> tuple[Block, ...]:
    """Show progress in time: curves and heat map of the departments or regions."""
    level = Level.DEPARTMENT if scope.regions or scope.departments else Level.REGION
    view = replace(progress_tables.of_phase(scope, key), level=level)
    blocks = (*bare_figure(snapshot, "curvas", view), *bare_figure(snapshot, "calor", view))
    return (Heading("Evolución por corte"), *blocks) if blocks else ()


def _offices(snapshot: Snapshot, scope: ViewState, key: str, found: Ranking) -> tuple[Block, ...]:
    if found.values.empty:
        return ()
    place = gobernaciones(scope)
    return (
        Heading("Gobernaciones"),
        TableBlock(
            title=f"Avance de las gobernaciones en la fase {roman(key)}",
            table=ranked(snapshot, place, found, list(found.values.index)),
            note=f"{_counts(snapshot, place, key, found)} {mark_words(snapshot, REPORTS)}",
            widths=(3, 1, 1, 1.2),
            key=f"{OFFICES}:{key}",
        ),
    )


def _counts(snapshot: Snapshot, scope: ViewState, key: str, found: Ranking) -> str:
    """Say n, missing and cut-off of a phase in a place."""
    singular, plural = nouns(scope)
    status = phase_status_at(snapshot.model, key, cutoff_of(snapshot.model, scope))
    when = f" Corte: {day(status.as_of)}." if status else ""
    return (
        f"n{GAP}={GAP}{counted(len(found.known), singular, plural)} con reporte; "
        f"{number(len(found.silent))} sin reporte.{when}"
    )


def has_status(snapshot: Snapshot, scope: ViewState) -> bool:
    """Whether some phase had begun at the cut-off and assists somebody here."""
    status = current_status(snapshot, scope)
    return status is not None and not ranking(snapshot, scope, status.phase.key).values.empty


def leaders_and_laggards(snapshot: Snapshot, scope: ViewState) -> tuple[Block, ...]:
    """List who leads, who lags and who doesn't report, in the phase in course."""
    status = current_status(snapshot, scope)
    if status is None:
        return ()
    key, found = status.phase.key, ranking(snapshot, scope, status.phase.key)
    size = min(LISTED, len(found.known) // 2)
    counts, mark = _counts(snapshot, scope, key, found), mark_words(snapshot, REPORTS)
    ends = (
        (f"Los {size} municipios con más avance en la fase {roman(key)}", found.known.index[:size]),
        (f"Los {size} municipios con menos avance en la fase {roman(key)}", found.known.index[::-1][:size]),
    )
    lists = (
        TableBlock(
            title=title,
            table=ranked(snapshot, scope, found, list(codes)),
            note=" ".join(text for text in (counts, _left_out(found, codes), mark) if text),
            widths=(2.4, *(() if scope.departments else (1.8,)), 1, 1.2, 1.2),
        )
        for title, codes in ends
    )
    return (
        Paragraph(_spread_sentence(snapshot, key, found), Tone.FINDING),
        *(lists if size else ()),
        *_silent(snapshot, key, found),
    )


def _left_out(found: Ranking, codes: pd.Index) -> str:
    """Say how many that a list leaves out print the same value as its last one; empty for none."""
    printed = pd.Series(rounded(found.known.to_numpy(float), 1), index=found.known.index)
    alike = int((printed == printed[codes[-1]]).sum() - (printed[codes] == printed[codes[-1]]).sum())
    if not alike:
        return ""
    others = counted(alike, "municipio más que no está", "municipios más que no están")
    return f"Con {percent(float(printed[codes[-1]]))} hay {others} en la lista."


def _spread_sentence(snapshot: Snapshot, key: str, found: Ranking) -> str:
    known = found.known
    if known.empty:
        return f"Ningún municipio asistido de la fase {roman(key)} ha reportado."
    reporting = counted(len(known), "municipio", "municipios")
    ends = extremes([str(code) for code in known.index], known, 1)
    if ends is None:
        both = "tiene" if len(known) == 1 else "tienen todos"
        return f"En la fase {roman(key)}, {reporting} con reporte: {both} {percent(float(known.iloc[0]))}."
    return (
        f"En la fase {roman(key)}, de {reporting} con reporte, el mayor avance es de "
        f"{_named(snapshot, ends.high)} y el menor, de {_named(snapshot, ends.low)}. "
        f"La mediana es {percent(float(known.median()))}."
    )


def _named(snapshot: Snapshot, end: Extreme[str]) -> str:
    """Name who shares an extreme, with its value; where they are many, count them."""
    many = len(end.keys) > TIED_NAMED
    names = joined(entity_name(snapshot, code) for code in end.keys)
    return f"{f'{number(len(end.keys))} municipios' if many else names} ({percent(end.value)})"


def _silent(snapshot: Snapshot, key: str, found: Ranking) -> tuple[Block, ...]:
    if not found.silent:
        return (Paragraph("Todos los municipios asistidos han reportado."),)
    names = sorted(entity_name(snapshot, code) for code in found.silent)
    told = joined(names) if len(names) <= SILENT_NAMED else f"entre ellos {joined(names[:SILENT_NAMED])}"
    count = counted(len(names), "municipio asistido no ha reportado", "municipios asistidos no han reportado")
    return (Heading("Sin reporte"), Paragraph(f"{count} en la fase {roman(key)}: {told}."))


def has_earlier(snapshot: Snapshot, scope: ViewState) -> bool:
    """Whether there is an earlier cut-off of the phase in course to compare with."""
    status = current_status(snapshot, scope)
    return has_status(snapshot, scope) and status is not None and compared_position(status, scope) is not None


def movement_sentence(snapshot: Snapshot, scope: ViewState) -> str:
    """Say how many advanced, stood still and went back since the earlier cut-off; empty without one."""
    if not has_earlier(snapshot, scope):
        return ""
    found = changes(snapshot, scope)
    if found.since is None:
        return ""
    return f"Desde el {day(found.since)}, {moved(found.counts, nouns(scope))}."


def changed(snapshot: Snapshot, scope: ViewState) -> tuple[Block, ...]:
    """Show what changed since the earlier cut-off, in map and lists."""
    status, found = current_status(snapshot, scope), changes(snapshot, scope)
    if status is None or found.since is None:
        return ()
    view = replace(progress_tables.of_phase(scope, status.phase.key), since=found.since)
    since = f"el {day(found.since)}"
    named = (
        (f"Los mayores avances desde {since}", found.forward),
        (f"Entidades que retrocedieron desde {since}", found.backward),
    )
    lists = (
        TableBlock(
            title=title,
            table=progress_tables.moves(listed, snapshot),
            note=f"Fase {roman(status.phase.key)}. {mark_words(snapshot, REPORTS)}",
            widths=(2, 1.6, 1, 2),
        )
        for title, listed in named
        if listed
    )
    return (
        Paragraph(movement_sentence(snapshot, scope), Tone.FINDING),
        *bare_figure(snapshot, "mapa", view),
        *bare_figure(snapshot, "movimientos", view),
        *lists,
    )
