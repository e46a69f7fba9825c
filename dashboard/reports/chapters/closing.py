"""The last chapters: findings by rule, and the annex of method and sources."""

from typing import Final

import pandas as pd

from dashboard.core.provenance import DEMONSTRATION_MARK, REPORT_HELP
from dashboard.core.state import ViewState, to_query
from dashboard.core.wording import number
from dashboard.indicators.provenance import ANSWERS, ENTITIES, REPORTS
from dashboard.indicators.rules import findings_in
from dashboard.indicators.rules.declaration import Severity
from dashboard.indicators.snapshot import Snapshot
from dashboard.reports.blocks import Block, Heading, Paragraph, TableBlock, Tone
from dashboard.reports.chapters import other_tables
from dashboard.reports.chapters.parts import PUBLISHED, RULES, items
from dashboard.reports.chapters.results import EXPLAINED, mark_words
from dashboard.views.findings import calls_sentence, rule_counts
from dashboard.views.findings import sentence as findings_sentence
from dashboard.views.reconciliation.comparison import compare_published
from dashboard.views.reconciliation.comparison import summary as reconciliation
from dashboard.views.reconciliation.page import build_reconciliation, contradictions_words

SERIOUS_LISTED: Final = 20
COMPARED: Final = ("published_figures", ENTITIES, REPORTS, ANSWERS)
METHOD: Final = (
    EXPLAINED,
    "Los porcentajes de un grupo son sumas divididas por sumas, entre las entidades con dato; las que no "
    "tienen dato se cuentan aparte y nunca valen cero.",
    "Municipios y gobernaciones no se mezclan: los promedios de departamento, región y país son de "
    "municipios.",
    "De cada hito cuenta el último reporte hasta la fecha de corte.",
    "Un territorio está en uno de cuatro estados: no asistido (fuera de la fase), sin reporte, 0\xa0% o con "
    "avance. Las 18 áreas no municipalizadas se dibujan aparte.",
)


def by_rule(snapshot: Snapshot, scope: ViewState) -> tuple[Block, ...]:
    """Show how many findings each rule has, and the most serious ones."""
    found = findings_in(snapshot.model, scope)
    said = Paragraph(findings_sentence(snapshot, scope, found), Tone.FINDING)
    if found.empty:
        return (said,)
    serious = found[found["severity"] == Severity.HIGH].head(SERIOUS_LISTED)
    return (
        said,
        Paragraph(
            "Las reglas buscan órdenes imposibles, datos dudosos y motivos para llamar a una entidad. Lo que "
            "encuentran se lista; ningún dato se corrige.",
            see=(RULES,),
        ),
        Paragraph(calls_sentence(snapshot, scope)),
        TableBlock(
            title="Hallazgos y entidades por regla",
            table=other_tables.rules(rule_counts(scope, found)),
            note=mark_words(snapshot, REPORTS),
            widths=(1.8, 4, 1, 1, 1),
            key=RULES,
        ),
        *_serious(snapshot, serious, int((found["severity"] == Severity.HIGH).sum())),
    )


def _serious(snapshot: Snapshot, shown: pd.DataFrame, total: int) -> tuple[Block, ...]:
    """List the most serious findings, and say how many of how many."""
    if shown.empty:
        return ()
    which = "Los" if len(shown) == total else f"Los primeros {number(len(shown))} de {number(total)}"
    return (
        Heading("Severidad alta"),
        TableBlock(
            title=f"{which} hallazgos de severidad alta",
            table=other_tables.findings(snapshot, shown),
            note=f"En el tablero, la página Hallazgos los lista todos. {mark_words(snapshot, REPORTS)}",
            widths=(1.7, 0.5, 3, 3),
        ),
    )


def annex(snapshot: Snapshot, scope: ViewState) -> tuple[Block, ...]:
    """Say how numbers are made, what is simulated, where they come from, and how they compare."""
    query = to_query(scope)
    mark = (Heading(DEMONSTRATION_MARK), Paragraph(REPORT_HELP)) if snapshot.is_demonstration else ()
    return (
        Heading("Cómo se calcula"),
        *items(METHOD),
        TableBlock(
            title="Indicadores en palabras",
            table=other_tables.indicators(snapshot),
            widths=(1.5, 2.0, 2.0, 1.35, 2.4),
        ),
        *mark,
        Heading("Fuentes"),
        Paragraph(f"Versión de los datos: {snapshot.model.version}. {snapshot.boundaries.source}"),
        Paragraph(f"Dirección de la vista: {f'/?{query}' if query else '/'}"),
        TableBlock(
            title="Fuentes del tablero",
            table=other_tables.sources(snapshot),
            widths=(2.2, 2.8, 1.9, 1.2, 1.4),
        ),
        Heading("Cifras publicadas y cifras calculadas"),
        Paragraph(
            "Las cifras publicadas vienen del informe final de la estrategia (DNP, 2020) y son de todo el "
            f"país. {reconciliation(compare_published(snapshot.model))}"
        ),
        TableBlock(
            title="Cifras publicadas junto a las calculadas",
            table=other_tables.published(snapshot),
            note=mark_words(snapshot, *COMPARED),
            widths=(2.6, 2, 1.3, 1.1, 1.4),
            key=PUBLISHED,
        ),
        Heading("Contradicciones del informe"),
        Paragraph(contradictions_words(build_reconciliation(snapshot))),
        TableBlock(
            title="Lo que el informe dice de dos maneras, y cómo se lee aquí",
            table=other_tables.contradictions(snapshot),
            note="Resumidas del informe final (DNP, 2020).",
            widths=(1.5, 1.9, 2.2, 2.6, 1.6),
        ),
    )
