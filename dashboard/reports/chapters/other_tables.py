"""Tables of the closing chapters: findings by rule, survey, indicators, sources, published figures."""

from typing import Final

import pandas as pd

from dashboard.core.cells import Cell
from dashboard.core.state import ViewState
from dashboard.core.wording import capitalised, roman
from dashboard.figures.printed.printed_figure import Table
from dashboard.indicators.entity_survey import QUESTIONS
from dashboard.indicators.rules import RULES
from dashboard.indicators.snapshot import Snapshot
from dashboard.indicators.survey_waves import answers_in, mean_of
from dashboard.reports.chapters.tables import TWO, WHOLE, cell, of_columns
from dashboard.views.findings import RuleCount
from dashboard.views.glossary import comparisons, entries
from dashboard.views.neighbours import entity_name
from dashboard.views.reconciliation.comparison import compare_published
from dashboard.views.reconciliation.page import build_reconciliation
from data.sources import SOURCES, as_loaded

WAVES: Final = {"1": "Primera ola", "2": "Segunda ola", "3": "Tercera ola"}


def rules(counts: tuple[RuleCount, ...]) -> Table:
    """Return the rules that find something, with their findings and entities."""
    found = (count for count in counts if count.findings)
    rows = [
        (c.rule.label, c.rule.condition_words, c.rule.severity.label, c.findings, c.entities) for c in found
    ]
    columns = [
        ("Regla", ""),
        ("Se cumple cuando", ""),
        ("Severidad", ""),
        ("Hallazgos", WHOLE),
        ("Entidades", WHOLE),
    ]
    return of_columns(columns, rows)


def findings(snapshot: Snapshot, found: pd.DataFrame) -> Table:
    """Return findings, one a row, in the order given."""

    def row(own: dict[str, object]) -> tuple[Cell, ...]:
        code, rule = str(own["entity"]), RULES[str(own["rule"])]
        words = capitalised(str(own["sentence"]))
        return (entity_name(snapshot, code), roman(str(own["phase"])), words, rule.action)

    columns = [("Entidad", ""), ("Fase", ""), ("Hallazgo", ""), ("Qué hacer", "")]
    return of_columns(columns, [row(own) for own in found.to_dict("records")])


def survey(snapshot: Snapshot, state: ViewState) -> Table:
    """Return each question's mean score and number of answers, in every wave and in all of them.

    A mean that is withheld (`indicators/survey_release`) is empty.
    """
    answers = answers_in(snapshot, state)
    waves = sorted(answers["wave"].unique())
    asked = [question for question in QUESTIONS if (answers["question"] == question).any()]

    def pair(question: str, wave: int | None) -> tuple[Cell, ...]:
        own = answers[answers["question"] == question]
        own = own if wave is None else own[own["wave"] == wave]
        return (cell(mean_of(snapshot, state, own, question, wave), 2), len(own))

    def row(question: str) -> tuple[Cell, ...]:
        return (QUESTIONS[question], *(item for wave in (None, *waves) for item in pair(question, wave)))

    names = ["En total", *(WAVES.get(str(wave), f"Ola {wave}") for wave in waves)]
    columns = [
        ("Pregunta", ""),
        *(two for name in names for two in ((name, TWO), (f"n, {_low(name)}", WHOLE))),
    ]
    return of_columns(columns, [row(question) for question in asked])


def _low(text: str) -> str:
    return text[:1].lower() + text[1:]


def indicators(snapshot: Snapshot) -> Table:
    """Return every indicator in words."""
    rows = [
        (entry.label, numerator, denominator, origin, caveats)
        for entry in entries(snapshot)
        for _, numerator, denominator, origin, caveats in (entry.cells,)
    ]
    heads = ("Indicador", "Numerador", "Denominador", "Origen", "Advertencias")
    return Table(head=heads, rows=[tuple(text or "—" for text in row) for row in rows])


def sources(snapshot: Snapshot) -> Table:
    """Return every source with its place, owner, date and origin, as the dataset has it."""
    origins = snapshot.model.origins
    used = (as_loaded(source, origins.get(key, source.origin)) for key, source in SOURCES.items())
    rows = [
        (source.title, source.where, source.owner, source.cutoff or "—", source.origin) for source in used
    ]
    return Table(head=("Fuente", "De dónde", "Responde", "Fecha", "Origen"), rows=rows)


def published(snapshot: Snapshot) -> Table:
    """Return every published figure beside ours, in the order of the report."""
    lines = compare_published(snapshot.model)
    rows = [
        (one.label, place, printed, ours, line.verdict)
        for one, line in zip(comparisons(snapshot), lines, strict=True)
        for place, printed, ours, _, _ in (one.cells,)
    ]
    heads = ("Cifra del informe", "Lugar", "Publicada", "Calculada aquí", "Resultado")
    return Table(head=heads, rows=rows)


def contradictions(snapshot: Snapshot) -> Table:
    """Return the register of contradictions of the report, with its place."""
    rows = [
        (one.topic, one.says, one.also_says, one.reading, one.place)
        for one in build_reconciliation(snapshot).contradictions
    ]
    return Table(head=("Asunto", "Dice", "También dice", "Cómo se lee aquí", "Lugar"), rows=rows)
