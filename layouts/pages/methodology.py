"""Data and methodology: every indicator in words, and the published figures beside ours."""

from dash import html
from dash.development.base_component import Component

from dashboard.core.wording import capitalised, number
from dashboard.exports.lists import ListOffer, offered_lists
from dashboard.indicators.snapshot import Snapshot
from dashboard.views.glossary import Comparison, comparisons, entries
from dashboard.views.reconciliation.comparison import national_gap_at_its_cutoff
from layouts.parts import plain
from layouts.parts.aria import aria
from layouts.parts.tables import table


def layout(snapshot: Snapshot) -> Component:
    """Return the page."""
    return html.Div(
        className="container-xl pb-4 texto",
        children=[
            html.H1("Datos y metodología", className="h2 mb-3"),
            html.P(
                "Cada indicador se declara una vez; mapa, barras, tabla, frase y descargas salen de la "
                "misma declaración. Los porcentajes de un grupo son sumas divididas por sumas, entre las "
                "entidades con dato; las que no tienen dato se cuentan aparte y nunca valen cero."
            ),
            _heading("Indicadores"),
            _glossary(snapshot),
            _heading("Cifras publicadas y cifras de este tablero"),
            html.P(
                "Las cifras publicadas vienen del informe final de la estrategia (DNP, 2020). "
                "Donde el informe se contradice se muestran ambos lados."
            ),
            html.P(national_gap_at_its_cutoff(snapshot)),
            _comparison_table(comparisons(snapshot)),
            _heading("Listas para descargar"),
            html.P(
                "Las tablas de donde salen las cifras, enteras, con el origen de cada fila. Con los mismos "
                "parámetros de una página (por ejemplo, ?region=caribe) traen solo lo de un lugar."
            ),
            _lists_table(offered_lists(snapshot)),
            _heading("Límites"),
            html.P(f"{capitalised(snapshot.boundaries.label)}. {snapshot.boundaries.source}"),
        ],
    )


def _heading(text: str) -> Component:
    return html.H2(text, className="h4 mt-5 mb-2")


def _glossary(snapshot: Snapshot) -> Component:
    heads = ("Indicador", "Pregunta", "Numerador", "Denominador", "Origen", "Advertencias")
    rows = [
        plain.Tr([plain.Th(e.label, scope="row"), *(plain.Td(text) for text in e.cells)])
        for e in entries(snapshot)
    ]
    return table("Indicadores del tablero", heads, rows)


def _comparison_table(rows: tuple[Comparison, ...]) -> Component:
    heads = ("Cifra del informe", "Lugar", "Publicada", "Calculada aquí", "Resultado", "Nota")
    body = [plain.Tr([plain.Th(r.label, scope="row"), *(plain.Td(text) for text in r.cells)]) for r in rows]
    return table("Cifras publicadas junto a las calculadas", heads, body)


def _lists_table(lists: tuple[ListOffer, ...]) -> Component:
    body = [
        plain.Tr([plain.Th(one.title, scope="row"), plain.Td(number(one.rows)), *_files(one)])
        for one in lists
    ]
    heads = ("Lista", "Filas", *(f"Archivo {ending.upper()}" for ending in lists[0].files))
    return table("Listas y número de filas de cada una", heads, body)


def _files(one: ListOffer) -> list[plain.Element]:
    return [
        plain.Td(plain.A(ending.upper(), href=address, download="", **aria(label=f"{one.title}, {ending}")))
        for ending, address in one.files.items()
    ]
