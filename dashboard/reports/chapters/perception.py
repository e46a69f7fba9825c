"""The chapter of perception: the dimensions with their intervals, who rates how, the ten conclusions."""

from math import isnan

from dashboard.core.state import ViewState
from dashboard.core.wording import counted, number
from dashboard.figures.printed.printed_figure import Table
from dashboard.indicators.declarations import WITHHELD
from dashboard.indicators.provenance import ANSWERS
from dashboard.indicators.snapshot import Snapshot
from dashboard.indicators.survey_waves import answers_in, mean_of
from dashboard.reports.blocks import Block, Heading, Paragraph, TableBlock, Tone
from dashboard.reports.chapters import other_tables
from dashboard.reports.chapters.parts import bare_figure, figure
from dashboard.reports.chapters.results import mark_words
from dashboard.views.perception.conclusions import NOT_MEASURED, conclusions


def perception(snapshot: Snapshot, scope: ViewState) -> tuple[Block, ...]:
    """Show how users rate the assistance, question by question and group by group."""
    return (
        *figure(snapshot, "percepcion", scope),
        *bare_figure(snapshot, "percepcion-grupos", scope),
        *_survey(snapshot, scope),
        Heading("Conclusiones del informe y lo que dicen los datos"),
        TableBlock(
            title="Las diez conclusiones sobre los usuarios, junto a las cifras que las tocan",
            table=_conclusions(snapshot, scope),
            note=f"Resumidas del informe. {mark_words(snapshot, ANSWERS)}",
            widths=(0.4, 3.2, 2.8),
        ),
    )


def _conclusions(snapshot: Snapshot, scope: ViewState) -> Table:
    rows = [
        (one.number, one.text, " ".join(one.beside) or NOT_MEASURED) for one in conclusions(snapshot, scope)
    ]
    return Table(head=("N.º", "Conclusión", "Lo que dicen los datos"), rows=rows)


def has_answers(snapshot: Snapshot, scope: ViewState) -> bool:
    """Whether the mean of some question of the survey may be told of a place up to the cut-off."""
    answers = answers_in(snapshot, scope).groupby("question")
    return any(not isnan(mean_of(snapshot, scope, own, str(key))) for key, own in answers)


def _survey(snapshot: Snapshot, scope: ViewState) -> tuple[Block, ...]:
    """Show the mean score of each question."""
    answers, table = answers_in(snapshot, scope), other_tables.survey(snapshot, scope)
    entities = answers["entity_code"].nunique()
    first = table.rows[0]
    told = "muy pocas respuestas" if first[1] is None else f"{number(float(str(first[1])), 2)} de 5"
    return (
        Heading("Todas las preguntas"),
        Paragraph(
            f"{first[0]}: {told} ({counted(int(str(first[2])), 'respuesta', 'respuestas')} de "
            f"{counted(entities, 'municipio', 'municipios')}).",
            Tone.FINDING,
        ),
        TableBlock(
            title="Encuesta a usuarios: calificación media (1 a 5) y número de respuestas, por ola",
            table=table,
            note=f"La muestra es aleatoria y n es pequeño. {WITHHELD} {mark_words(snapshot, ANSWERS)}",
            widths=(2.6, *(1.0, 0.8) * ((len(table.head) - 1) // 2)),
        ),
    )
