"""The chapter of the team: advisories, load, punctuality, structure, and the July questionnaire."""

from dashboard.core.cells import Cell
from dashboard.core.state import ViewState
from dashboard.core.wording import joined, number
from dashboard.figures.printed.printed_figure import Table
from dashboard.indicators.provenance import ENTITIES
from dashboard.indicators.snapshot import Snapshot
from dashboard.reports.blocks import Block, Heading, Paragraph, TableBlock
from dashboard.reports.chapters.parts import bare_figure, figure
from dashboard.reports.chapters.results import mark_words
from dashboard.views.team.organigram import Organigram, organigram
from dashboard.views.team.questionnaire import questionnaire


def team(snapshot: Snapshot, scope: ViewState) -> tuple[Block, ...]:
    """Show the advisories, the load of each adviser code, and when reports come."""
    return (
        *figure(snapshot, "asesorias-mes", scope),
        *bare_figure(snapshot, "asesorias-region", scope),
        *figure(snapshot, "carga", scope),
        *figure(snapshot, "puntualidad", scope),
        Heading("Cuestionario de julio a los coordinadores"),
        TableBlock(
            title="Las diez preguntas del cuestionario de julio de 2020 y sus respuestas por zona",
            table=_questions(),
            note="Resumidas del informe, que nombra a los asesores; aquí no se nombra a nadie.",
            widths=(0.4, 2.4, 1.2, 3.2, 0.7),
        ),
    )


def structure(snapshot: Snapshot, scope: ViewState) -> tuple[Block, ...]:
    """Show the levels of the strategy, its hubs and its zones."""
    found = organigram(snapshot)
    return (
        Paragraph(_hubs(found)),
        TableBlock(
            title="Niveles y equipo de la estrategia",
            table=_roles(found),
            note=f"Impresos: los que dice el informe. {mark_words(snapshot, ENTITIES)}",
            widths=(1.1, 2.2, 0.8, 0.9, 3.4),
        ),
        *_zones(snapshot, found),
    )


def _hubs(found: Organigram) -> str:
    said = (f"el hub {hub.key}, {joined(hub.regions)}" for hub in found.hubs)
    return f"El equipo se divide en grupos de regiones: {'; '.join(said)}."


def _roles(found: Organigram) -> Table:
    rows: list[tuple[Cell, ...]] = [
        (role.level, role.who, _count(role.printed), _count(role.counted), role.does) for role in found.roles
    ]
    return Table(head=("Nivel", "Quién", "Impresos", "En los datos", "Qué hace"), rows=rows)


def _count(value: int | None) -> Cell:
    """Return a count, or a stroke where the report has none: nothing is missing there."""
    return "—" if value is None else value


def _zones(snapshot: Snapshot, found: Organigram) -> tuple[Block, ...]:
    if not found.zones:
        return ()
    rows: list[tuple[Cell, ...]] = [
        (zone.coordinator, joined(zone.regions), joined(zone.hubs), number(len(zone.advisers)))
        for zone in found.zones
    ]
    return (
        TableBlock(
            title="Zonas de coordinación",
            table=Table(head=("Coordinación", "Regiones", "Hub", "Códigos de asesor"), rows=rows),
            note=mark_words(snapshot, ENTITIES),
            widths=(1.2, 3.5, 0.7, 1.2),
        ),
    )


def _questions() -> Table:
    rows: list[tuple[Cell, ...]] = [
        (question.number, question.text, answer.zone or "todas", answer.text, _count(answer.score))
        for question in questionnaire()
        for answer in question.answers
    ]
    return Table(head=("N.º", "Pregunta", "Zona", "Respuesta", "Puntaje"), rows=rows)
