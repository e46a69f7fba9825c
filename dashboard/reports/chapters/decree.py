"""The chapter of Decree 683: who took the longer term, when plans were approved, how adopters compare."""

from typing import Final

from dashboard.core.state import ViewState
from dashboard.core.wording import counted, joined, number
from dashboard.indicators.snapshot import Snapshot
from dashboard.reports.blocks import Block, Heading, Paragraph, TableBlock
from dashboard.reports.chapters import tables
from dashboard.reports.chapters.opening import indicator_mark
from dashboard.reports.chapters.parts import figure, sentence
from dashboard.reports.chapters.results import gobernaciones
from dashboard.views.decree.page import build_decree

DECREE: Final = (
    "El Decreto 683 del 21 de mayo de 2020, en la emergencia por el COVID-19, permitió a alcaldes y "
    "gobernadores presentar o ajustar sus planes hasta el 15 de junio de 2020, y a concejos y asambleas "
    "decidir hasta el 15 de julio. Acogerse era potestativo de cada entidad territorial."
)


def decree(snapshot: Snapshot, scope: ViewState) -> tuple[Block, ...]:
    """Show who took the longer term, by name and on a map, and what followed."""
    return (
        Paragraph(_decree_words(snapshot, scope)),
        Paragraph(_names(snapshot, scope)),
        *figure(snapshot, "mapa", scope, indicator="decreto-683"),
        *_adopted(snapshot, scope),
        Heading("Plazos y fechas de aprobación"),
        *figure(snapshot, "decreto-linea", scope),
        *figure(snapshot, "decreto-fechas", scope),
        Paragraph(_expired(snapshot, scope)),
        Heading("Avance con y sin el decreto"),
        *figure(snapshot, "decreto-diferencias", scope),
    )


def _names(snapshot: Snapshot, scope: ViewState) -> str:
    names = build_decree(snapshot, scope).office_names
    if not names:
        return "Ningún departamento del territorio lo acogió."
    return (
        f"Lo acogió {names[0]}." if len(names) == 1 else f"Departamentos que lo acogieron: {joined(names)}."
    )


def _expired(snapshot: Snapshot, scope: ViewState) -> str:
    """Say how many are past their limit at the cut-off, and how many of them never reported."""
    view = build_decree(snapshot, scope)
    if not view.expired:
        return "Ningún municipio tiene el plazo vencido sin aprobación reportada."
    who = counted(len(view.expired), "municipio tiene", "municipios tienen")
    silent = "ninguno" if not view.silent else number(len(view.silent))
    never = "todos" if len(view.silent) == len(view.expired) else silent
    return f"{who} el plazo vencido sin aprobación reportada. Nunca han reportado en la fase I: {never}."


def _decree_words(snapshot: Snapshot, scope: ViewState) -> str:
    offices = sentence(snapshot, gobernaciones(scope), indicator="decreto-683")
    return f"{DECREE} {offices}"


def _adopted(snapshot: Snapshot, scope: ViewState) -> tuple[Block, ...]:
    """Count who took the longer term, by region or department; a department's list says it of each."""
    if scope.departments:
        return ()
    return (
        TableBlock(
            title="Municipios que acogieron el Decreto 683",
            table=tables.shares(snapshot, scope, "decreto-683", "Lo acogieron"),
            note=indicator_mark(snapshot, scope, "decreto-683"),
            widths=(2.2, 1, 1, 1),
        ),
    )
