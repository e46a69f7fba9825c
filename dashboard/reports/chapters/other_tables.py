"""Tables of the closing chapters: findings by rule, survey, indicators, sources, published figures."""

from typing import Final

import numpy as np
import pandas as pd

from dashboard.core.cells import Cell
from dashboard.core.state import ViewState
from dashboard.core.wording import capitalised, roman
from dashboard.figures.printed.printed_figure import Table
from dashboard.indicators.entity_survey import MINIMUM_ANSWERS, QUESTIONS
from dashboard.indicators.rules import RULES
from dashboard.indicators.selection import selected
from dashboard.indicators.snapshot import Snapshot
from dashboard.reports.chapters.tables import TWO, WHOLE, cell, of_columns
from dashboard.views.findings import RuleCount
from dashboard.views.glossary import comparisons, entries
from dashboard.views.neighbours import entity_name
from dashboard.views.reconciliation import compare_published
from data.sources import SOURCES

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


def answers_in(snapshot: Snapshot, state: ViewState) -> pd.DataFrame:
    """Return the answers of the entities of a view up to its cut-off."""
    answers = snapshot.model.survey
    inside = answers["entity_code"].isin(snapshot.model.entities.index[selected(snapshot.model, state)])
    if state.cutoff is not None:
        inside &= answers["date"] <= np.datetime64(state.cutoff)
    return answers[inside]


def survey(answers: pd.DataFrame) -> Table:
    """Return each question's mean score and number of answers, in every wave and in all of them.

    A mean of fewer than `MINIMUM_ANSWERS` answers is withheld.
    """
    waves = sorted(answers["wave"].unique())
    asked = [question for question in QUESTIONS if (answers["question"] == question).any()]

    def pair(own: pd.DataFrame) -> tuple[Cell, ...]:
        enough = len(own) >= MINIMUM_ANSWERS
        return (cell(float(own["score"].mean()), 2) if enough else None, len(own))

    def row(question: str) -> tuple[Cell, ...]:
        own = answers[answers["question"] == question]
        parts = [own, *(own[own["wave"] == wave] for wave in waves)]
        return (QUESTIONS[question], *(item for part in parts for item in pair(part)))

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


def sources() -> Table:
    """Return every source with its place, owner, date and origin as shipped."""
    rows = [
        (source.title, source.where, source.owner, source.cutoff or "—", source.origin)
        for source in SOURCES.values()
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
