"""The chapters of results: each phase, who leads and who lags, what changed."""

from dataclasses import replace
from typing import Final

from dashboard.core.state import GOBERNACION, Level, ViewState
from dashboard.core.wording import counted, day, joined, number, percent, roman
from dashboard.indicators.rules import cutoff_of
from dashboard.indicators.rules.declaration import scene_at
from dashboard.indicators.snapshot import Board
from dashboard.reports.blocks import Block, Heading, Paragraph, TableBlock, Tone
from dashboard.reports.chapters import progress_tables
from dashboard.reports.chapters.parts import bare_figure, figure
from dashboard.reports.chapters.progress_tables import Ranking, ranked, ranking
from dashboard.views.finding import nouns
from dashboard.views.neighbours import entity_name
from dashboard.views.worklist.changes import changes, earlier_position
from dashboard.views.worklist.tasks import scene_of

LISTED: Final = 10  # entities at each end
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


def begun_phases(board: Board, scope: ViewState) -> tuple[str, ...]:
    """Return the phases that had begun at the cut-off of a report."""
    cutoff = cutoff_of(board.model, scope)
    return tuple(key for key in sorted(board.model.phases) if scene_at(board.model, key, cutoff))


def gobernaciones(scope: ViewState) -> ViewState:
    """Return the same place with its gobernaciones, which are never mixed with municipalities."""
    return replace(scope, entity_type=GOBERNACION)


def mark_words(board: Board) -> str:
    """Return the demonstration mark, the source and the version, to close the small print of a table."""
    mark = "Datos de demostración. " if board.is_demonstration else ""
    return f"{mark}Fuente: DNP, registro SETA. Versión de datos {board.model.version}."


def phase(board: Board, scope: ViewState, key: str) -> tuple[Block, ...]:
    """Show the results of one phase; of a phase that reaches nobody here, say so."""
    found = ranking(board, scope, key)
    offices = ranking(board, gobernaciones(scope), key)
    about = (Paragraph(ABOUT[key]),) if key in ABOUT else ()
    if found.values.empty and offices.values.empty:
        nobody = f"La fase {roman(key)} no asiste a ninguna entidad de este lugar."
        return (*about, Paragraph(nobody, Tone.FINDING))
    towns = () if found.values.empty else _towns(board, scope, key, found)
    return (*about, *towns, *_offices(board, scope, key, offices))


def _towns(board: Board, scope: ViewState, key: str, found: Ranking) -> tuple[Block, ...]:
    return (
        Paragraph(EXPLAINED),
        *_place(board, scope, key, found),
        Heading("Embudo: quién cumple cada paso"),
        *figure(board, "embudo", progress_tables.of_phase(scope, key)),
        TableBlock(
            title=f"Pasos de la fase {roman(key)}: municipios que los cumplen",
            table=progress_tables.stages(board, scope, key),
            note=f"{_counts(board, scope, key, found)} {mark_words(board)}",
            widths=(2.2, 2.6, 1, 1, 1.2, 1),
        ),
        Heading("Hitos"),
        *bare_figure(board, "arbol", progress_tables.of_phase(scope, key)),
        TableBlock(
            title=f"Hitos de la fase {roman(key)}: peso, avance y municipios que los completan",
            table=progress_tables.milestones(board, scope, key),
            note=f"{_counts(board, scope, key, found)} {mark_words(board)}",
            widths=(0.6, 1.7, 3.6, 0.9, 0.9, 1.1),
        ),
        *_history(board, scope, key),
    )


def _place(board: Board, scope: ViewState, key: str, found: Ranking) -> tuple[Block, ...]:
    """Show progress in space: map, bars of the regions, table of groups."""
    view = progress_tables.of_phase(scope, key)
    beside = replace(view, regions=(), departments=(), cutoff=scope.cutoff)
    country = not scope.regions and not scope.departments
    bars = bare_figure(board, "regiones", view) if country else figure(board, "regiones", beside)
    return (
        Heading("Avance en el territorio"),
        *figure(board, "mapa", view),
        *((Heading("La comparación con las demás regiones", 3),) if not country else ()),
        *bars,
        _place_table(board, scope, key, found),
    )


def _place_table(board: Board, scope: ViewState, key: str, found: Ranking) -> Block:
    """Tabulate progress by region or department; of a department, of each of its municipalities."""
    note = f"{_counts(board, scope, key, found)} {mark_words(board)}"
    if scope.departments:
        return TableBlock(
            title=f"Avance de los municipios en la fase {roman(key)}",
            table=ranked(board, scope, found, list(found.values.index)),
            note=note,
            widths=(2.4, 1, 1.2, 1.2),
        )
    return TableBlock(
        title=f"Avance de la fase {roman(key)}: promedio, recorrido y cambio desde el corte anterior",
        table=progress_tables.progress_by_group(board, scope, key),
        note=note,
        widths=(2.2, 1, 1, 1, 1, 1, 1, 1),
    )


def _history(board: Board, scope: ViewState, key: str) -> tuple[Block, ...]:
    """Show progress in time: curves and heat map of the departments or regions."""
    level = Level.DEPARTMENT if scope.regions or scope.departments else Level.REGION
    view = replace(progress_tables.of_phase(scope, key), level=level)
    blocks = (*bare_figure(board, "curvas", view), *bare_figure(board, "calor", view))
    return (Heading("Evolución por corte"), *blocks) if blocks else ()


def _offices(board: Board, scope: ViewState, key: str, found: Ranking) -> tuple[Block, ...]:
    if found.values.empty:
        return ()
    place = gobernaciones(scope)
    return (
        Heading("Gobernaciones"),
        TableBlock(
            title=f"Avance de las gobernaciones en la fase {roman(key)}",
            table=ranked(board, place, found, list(found.values.index)),
            note=f"{_counts(board, place, key, found)} {mark_words(board)}",
            widths=(3, 1, 1, 1.2),
        ),
    )


def _counts(board: Board, scope: ViewState, key: str, found: Ranking) -> str:
    """Say n, missing and cut-off of a phase in a place."""
    singular, plural = nouns(scope)
    scene = scene_at(board.model, key, cutoff_of(board.model, scope))
    when = f" Corte {day(scene.as_of)}." if scene else ""
    return (
        f"n = {counted(len(found.known), singular, plural)} con reporte; "
        f"{number(len(found.silent))} sin reporte.{when}"
    )


def has_scene(board: Board, scope: ViewState) -> bool:
    """Whether some phase had begun at the cut-off and assists somebody here."""
    scene = scene_of(board, scope)
    return scene is not None and not ranking(board, scope, scene.phase.key).values.empty


def extremes(board: Board, scope: ViewState) -> tuple[Block, ...]:
    """List who leads, who lags and who doesn't report, in the phase in course."""
    scene = scene_of(board, scope)
    if scene is None:
        return ()
    key, found = scene.phase.key, ranking(board, scope, scene.phase.key)
    size = min(LISTED, len(found.known) // 2)
    note = f"{_counts(board, scope, key, found)} {mark_words(board)}"
    ends = (
        (f"Los {size} municipios con más avance en la fase {roman(key)}", found.known.index[:size]),
        (f"Los {size} municipios con menos avance en la fase {roman(key)}", found.known.index[::-1][:size]),
    )
    lists = (
        TableBlock(
            title=title,
            table=ranked(board, scope, found, list(codes)),
            note=note,
            widths=(2.4, *(() if scope.departments else (1.8,)), 1, 1.2, 1.2),
        )
        for title, codes in ends
    )
    return (
        Paragraph(_spread_sentence(board, scope, key, found), Tone.FINDING),
        *(lists if size else ()),
        *_silent(board, scope, key, found),
    )


def _spread_sentence(board: Board, scope: ViewState, key: str, found: Ranking) -> str:
    known = found.known
    if known.empty:
        return f"Ningún municipio asistido de la fase {roman(key)} ha reportado."
    ends = (
        f"{entity_name(board, str(code))} ({percent(float(known[code]))})"
        for code in (known.index[0], known.index[-1])
    )
    first, last = ends
    return (
        f"En la fase {roman(key)}, de {counted(len(known), 'municipio', 'municipios')} con reporte el que "
        f"más avanza es {first} y el que menos, {last}. La mitad está por debajo de "
        f"{percent(float(known.median()))}."
    )


def _silent(board: Board, scope: ViewState, key: str, found: Ranking) -> tuple[Block, ...]:
    if not found.silent:
        return (Paragraph("Todos los municipios asistidos han reportado."),)
    names = sorted(entity_name(board, code) for code in found.silent)
    told = joined(names) if len(names) <= SILENT_NAMED else f"entre ellos {joined(names[:SILENT_NAMED])}"
    count = counted(len(names), "municipio asistido no ha reportado", "municipios asistidos no han reportado")
    return (Heading("Sin reporte"), Paragraph(f"{count} en la fase {roman(key)}: {told}."))


def has_earlier(board: Board, scope: ViewState) -> bool:
    """Whether there is an earlier cut-off of the phase in course to compare with."""
    scene = scene_of(board, scope)
    return has_scene(board, scope) and scene is not None and earlier_position(scene, scope) is not None


def movement_sentence(board: Board, scope: ViewState) -> str:
    """Say how many advanced, stood still and went back since the earlier cut-off; empty without one."""
    if not has_earlier(board, scope):
        return ""
    found = changes(board, scope)
    if found.since is None:
        return ""
    first = f", {counted(found.first, 'reporta', 'reportan')} por primera vez" if found.first else ""
    return (
        f"Desde {day(found.since)}, {counted(found.advanced, 'municipio avanza', 'municipios avanzan')}, "
        f"{counted(found.still, 'sigue', 'siguen')} igual{first} y "
        f"{counted(found.back, 'retrocede', 'retroceden')}."
    )


def changed(board: Board, scope: ViewState) -> tuple[Block, ...]:
    """Show what changed since the earlier cut-off, in map and lists."""
    scene, found = scene_of(board, scope), changes(board, scope)
    if scene is None or found.since is None:
        return ()
    view = replace(progress_tables.of_phase(scope, scene.phase.key), since=found.since)
    since = day(found.since)
    named = (
        (f"Los mayores avances desde {since}", found.forward),
        (f"Entidades que retrocedieron desde {since}", found.backward),
    )
    lists = (
        TableBlock(
            title=title,
            table=progress_tables.moves(listed, board),
            note=f"Fase {roman(scene.phase.key)}. {mark_words(board)}",
            widths=(2, 1.6, 1, 2),
        )
        for title, listed in named
        if listed
    )
    return (
        Paragraph(movement_sentence(board, scope), Tone.FINDING),
        *bare_figure(board, "mapa", view),
        *bare_figure(board, "movimientos", view),
        *lists,
    )
