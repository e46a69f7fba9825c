"""The profile of one entity: a sheet that fits a screen, a phone and one page of A4."""

from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.core.pages import HOME
from dashboard.core.provenance import DEMONSTRATION_MARK
from dashboard.core.wording import day, number, percent, sample, short_day
from dashboard.figures.profile import ROOMY, curve_figure, row_height, standing_figure, strip_figure
from dashboard.figures.svg import svg_of
from dashboard.indicators.decomposition import Contribution, Decomposition, StagePart
from dashboard.indicators.snapshot import Snapshot
from dashboard.views.neighbours import EntityLink, NotAnEntity
from dashboard.views.peers import Curve, Position, Standing, curve_sentence, standing_sentence
from dashboard.views.profile import FindingLine, PhaseDetail, Profile
from layouts.ids import ProfileIds
from layouts.parts import placeholders, plain
from layouts.parts.aria import aria, data
from layouts.parts.exports import exports
from layouts.parts.lookup import entities, lookup
from layouts.parts.notices import notices
from layouts.parts.own import Drawing, Plain
from layouts.parts.plain import Child, Element
from layouts.parts.tables import TABLE, head_row, scrolled
from layouts.parts.ways_out import ways_out

TAB = "nav-link pestana"
TAB_HERE = f"{TAB} active aqui"
MOST_LINES = 5  # findings and ratings in the type of every day


def layout(snapshot: Snapshot) -> Component:
    """Return the empty sheet of an entity; its values come with the address, which names the entity."""
    return html.Div(
        className="tablero perfil",
        children=[
            dcc.Store(id=ProfileIds.ASKED),
            dcc.Store(id=ProfileIds.NAME),
            html.Button(
                "Imprimir",
                id=ProfileIds.PRINT,
                className="btn btn-sm btn-outline-primary perfil-imprimir",
                type="button",
                n_clicks=0,
            ),
            html.Div(placeholders.page(), id=ProfileIds.SHEET, className="perfil-hoja", **data(vivo="")),
        ],
    )


def sheet(profile: Profile | NotAnEntity) -> list[Component]:
    """Return what the sheet shows of a profile, or of a code that names no entity."""
    if isinstance(profile, NotAnEntity):
        return _unknown(profile)
    columns = [
        _opening(profile),
        html.Div(_left(profile), className="perfil-lado"),
        html.Div(_right(profile), className="perfil-centro"),
    ]
    return [
        html.Div(
            [
                _heading(profile),
                ways_out(profile.ways),
                notices(profile.notices),
                html.Div(columns, className="perfil-cuerpo"),
                html.P(profile.caption, className="small text-secondary mt-1"),
            ],
            className="perfil-pagina perfil-densa" if _is_dense(profile) else "perfil-pagina",
            **data(codigo=profile.code),
        )
    ]


def name_of(profile: Profile | NotAnEntity) -> str:
    """Return the name of the entity of a sheet; empty where the code names none."""
    return "" if isinstance(profile, NotAnEntity) else profile.name


def _is_dense(profile: Profile) -> bool:
    """Return whether there is so much to say that paper needs a smaller type to hold it on one page."""
    return len(profile.curves) > ROOMY or _lines(profile) > MOST_LINES


def _lines(profile: Profile) -> int:
    return len(profile.reasons) + len(profile.findings) + len(profile.survey.ratings)


def _unknown(found: NotAnEntity) -> list[Component]:
    return [
        html.H1("No hay un perfil en esta dirección", className="hallazgo"),
        html.P(found.sentence),
        *entities(found.suggestions),
        lookup(),
        html.P(
            [
                "Un municipio se escribe con los cinco dígitos de su código DIVIPOLA (05001) y una "
                "gobernación con los dos de su departamento (05). También puede ",
                dcc.Link("ir al mapa", href=HOME.root),
                ".",
            ]
        ),
    ]


def _link(link: EntityLink) -> Component:
    return dcc.Link(link.name, href=link.href)


def _heading(profile: Profile) -> Component:
    mark = (
        [
            html.Span(
                DEMONSTRATION_MARK, className="demostracion d-none d-print-inline-block ms-2 perfil-marca"
            )
        ]
        if profile.is_demonstration
        else []
    )
    return html.Div(
        className="perfil-cabeza",
        children=[
            html.Div(
                [
                    html.P(
                        [
                            html.B(profile.name, className="perfil-nombre"),
                            f" {profile.code} · {profile.place}",
                            *mark,
                        ]
                    ),
                    _arrows(profile),
                ],
                className="d-flex flex-wrap gap-3 align-items-baseline perfil-linea",
            ),
            html.H1(profile.finding, className="hallazgo"),
        ],
    )


def _opening(profile: Profile) -> Component:
    """Return why it is in the work list, and the milestone to complete next."""
    reasons = [_finding_list(profile.reasons)] if profile.reasons else []
    return html.Section(
        [
            html.H2(_reasons_title(profile), className="card-title h6 panel-titulo"),
            *reasons,
            _next_step(profile.detail),
        ],
        className="card card-body panel perfil-motivos",
    )


def _next_step(detail: PhaseDetail | None) -> Component | None:
    if detail is None:
        return None
    return html.P([html.B("Lo que sigue. "), detail.next_step], className="small mb-0 perfil-sigue")


def _reasons_title(profile: Profile) -> str:
    if not profile.reasons:
        return f"Sin motivo de llamada · corte {profile.judged}"
    return f"Por qué llamar · corte {profile.judged}"


def _arrows(profile: Profile) -> Component:
    near = profile.neighbours
    return html.Nav(
        [
            _arrow(near.before, "perfil-anterior", "← Anterior"),
            html.Span(near.place, className="text-secondary perfil-lugar"),
            _arrow(near.after, "perfil-siguiente", "Siguiente →"),
            *([dcc.Link("Volver a la lista", href=near.list_href)] if near.list_href else []),
            dcc.Link("Ver en el mapa", href=profile.map_href),
        ],
        className="d-flex flex-wrap gap-3 small perfil-flechas",
        **aria(label="Otras entidades de la selección"),
    )


def _arrow(link: EntityLink | None, name: str, text: str) -> Component:
    """Return an arrow with the class by which the keys of `assets/entity.js` find it."""
    if link is None:
        return html.Span(text, className="text-secondary", **aria(disabled="true"))
    return dcc.Link(text, href=link.href, title=link.name, className=f"perfil-flecha {name}")


def _left(profile: Profile) -> list[Component]:
    facts = [item for label, text in profile.identity for item in (html.Dt(label), html.Dd(text))]
    return [
        _panel("Quién es", html.Dl(facts, className="ficha-datos")),
        _panel(
            "Avance por fase, junto a los promedios",
            exports("fases", "el avance por fase"),
            *(_standing(item, len(profile.curves)) for item in profile.standings),
        ),
        *([_curves(profile)] if profile.curves else []),
        *([_peers(profile)] if profile.detail and profile.detail.position else []),
    ]


def _panel(title: str, *children: Component | None) -> Component:
    return html.Section(
        [html.H2(title, className="card-title h6 panel-titulo"), *children], className="card card-body panel"
    )


def _standing(item: Standing, figures: int) -> Component:
    text = html.P(standing_sentence(item), className="small")
    if not item.is_open:
        return text
    rows = [(mean.label, percent(mean.value), number(mean.n), number(mean.missing)) for mean in item.means]
    return html.Div(
        [
            text,
            _figure(standing_figure(item, row_height(figures)), standing_sentence(item)),
            html.P(f"Corte: {item.cutoff}. n: entidades con reporte.", className="small text-secondary mt-1"),
            _table("Ver la tabla", ("Grupo", "Promedio", "n", "Sin reporte"), rows),
        ]
    )


def _curves(profile: Profile) -> Component:
    rows = [row for curve in profile.curves for row in _curve_rows(curve)]
    sentence = " ".join(curve_sentence(curve, profile.behind) for curve in profile.curves)
    return _panel(
        "Su curva, corte a corte",
        exports("curva", "su curva"),
        html.P(sentence, className="small"),
        _figure(curve_figure(profile.curves, profile.behind), sentence),
        html.P(_curves_caption(profile), className="small text-secondary mt-1"),
        _table("Ver la tabla", ("Fase", "Corte", "Entidad", "Promedio", "n"), rows),
    )


def _curves_caption(profile: Profile) -> str:
    """Say which line is whose, up to which cut-off, and of how many the grey one is the mean."""
    last = profile.curves[-1]
    return (
        f"En rosado, esta entidad; en gris, el promedio de {profile.behind} "
        f"({sample(last.counts[-1])}). Corte: {day(last.days[-1])}."
    )


def _curve_rows(curve: Curve) -> list[tuple[str, ...]]:
    columns = zip(curve.days, curve.own, curve.behind, curve.counts, strict=True)
    return [
        (curve.name, short_day(when), percent(own), percent(mean), number(n))
        for when, own, mean, n in columns
    ]


def _right(profile: Profile) -> list[Component]:
    return [
        *_milestones(profile),
        _findings(profile.findings),
        _survey(profile),
    ]


def _milestones(profile: Profile) -> list[Component]:
    tabs = html.Nav(
        [
            html.Span(f"{tab.label}: {tab.note}", className="nav-link disabled")
            if not tab.href
            else dcc.Link(tab.label, href=tab.href, className=TAB_HERE if tab.is_shown else TAB)
            for tab in profile.tabs
        ],
        className="nav nav-tabs mb-2 perfil-pestanas",
        **aria(label="Fase"),
    )
    if profile.detail is None:
        return [tabs]
    detail = profile.detail
    return [
        tabs,
        html.Section(
            [
                html.H2(
                    f"De dónde sale su porcentaje de la {detail.name}", className="card-title h6 panel-titulo"
                ),
                exports("hitos", "el aporte de cada hito"),
                _decomposition(detail),
            ],
            className="card card-body panel",
        ),
    ]


def _decomposition(detail: PhaseDetail) -> Component:
    parts = detail.decomposition
    heaviest = max(item.weight for item in parts.milestones)
    heads = ("Hito", "Reportado", "Aporta")
    total = f"{parts.shown} de 100" if parts.reported else "sin reporte"
    table = plain.Table(
        [
            plain.Caption(
                f"Corte: {detail.cutoff}. Aporta = peso del hito × fracción reportada; la suma es el avance."
            ),
            head_row(heads),
            *(_stage(stage, parts, heaviest) for stage in parts.stages),
            plain.Tfoot(plain.Tr([plain.Th("Avance de la fase", scope="row", colSpan=2), plain.Td(total)])),
        ],
        className=f"{TABLE} perfil-hitos",
    )
    return Plain(table)


def _stage(stage: StagePart, parts: Decomposition, heaviest: float) -> Element:
    heading = plain.Tr(
        [
            plain.Th(f"{stage.stage}. {stage.name}", scope="rowgroup", colSpan=2),
            plain.Td(f"{stage.shown if parts.reported else '—'} de {stage.shown_weight}"),
        ],
        className="perfil-etapa",
    )
    return plain.Tbody([heading, *(_milestone(item, parts.reported, heaviest) for item in stage.milestones)])


def _milestone(item: Contribution, reported: bool, heaviest: float) -> Element:
    title = item.name if item.name.startswith("Hito ") else f"{item.milestone}. {item.name}"
    said = "sin reporte" if item.fraction != item.fraction else percent(100 * item.fraction, 0)
    return plain.Tr(
        [
            plain.Th(title, scope="row", title=item.note or None),
            plain.Td("completo" if item.is_complete else said),
            plain.Td(
                plain.Div(
                    [
                        plain.Span(f"{item.shown if reported else '—'} de {item.shown_weight}"),
                        plain.Span(_bar(item, heaviest)),
                    ],
                    className="perfil-aporta",
                )
            ),
        ],
        className="completo" if item.is_complete else "",
    )


def _bar(item: Contribution, heaviest: float) -> Element:
    """Return a bar as long as the weight, filled as far as what is added."""
    filled = plain.Span(style={"width": f"{100 * item.points / item.weight if item.weight else 0:.1f}%"})
    style = {"width": f"{100 * item.weight / heaviest:.1f}%"}
    return plain.Span(filled, className="barra perfil-barra", style=style, **aria(hidden="true"))


def _peers(profile: Profile) -> Component:
    assert profile.detail is not None
    assert profile.detail.position is not None
    position, own = profile.detail.position, profile.detail.decomposition
    value = own.points if own.reported else float("nan")
    caption = (
        f"F{profile.detail.name[1:]}, corte del {profile.detail.cutoff}. Cada raya es una entidad "
        f"con reporte "
        f"({sample(position.n)}; sin reporte, {number(position.missing)}); la línea negra, la mediana."
    )
    return _panel(
        "Su puesto entre sus pares",
        exports("pares", "su puesto entre sus pares"),
        html.P(position.sentence, className="small"),
        _figure(strip_figure(position, value), position.sentence),
        html.P(caption, className="small text-secondary mt-1"),
        *([_near(position)] if position.near else []),
    )


def _near(position: Position) -> Component:
    rows = [(number(p.position), p.link, percent(p.value)) for p in position.near]
    return _table("Ver los más cercanos", ("Puesto", "Entidad", "Avance"), rows)


def _findings(lines: tuple[FindingLine, ...]) -> Component:
    if not lines:
        nothing = html.P("Ninguna otra regla encuentra algo en sus reportes.", className="small")
        return _panel("Otros hallazgos", nothing)
    return _panel(f"Otros hallazgos ({len(lines)})", _finding_list(lines))


def _finding_list(lines: tuple[FindingLine, ...]) -> Component:
    items = [
        html.Li(
            [html.B(f"{line.label}. "), line.sentence, html.Small(f" {line.action}")],
            **data(gravedad=line.severity),
        )
        for line in lines
    ]
    return html.Ul(items, className="list-unstyled small perfil-hallazgos")


def _survey(profile: Profile) -> Component:
    ratings = profile.survey.ratings
    rows = [
        (r.question, number(r.score, 1), number(r.n), number(r.region_score, 1), number(r.region_n))
        for r in ratings
    ]
    heads = ("Pregunta (1 a 5)", "Entidad", "n", "Región", "n región")
    table = [_plain_table("Preguntas de la encuesta", heads, rows)] if rows else []
    return _panel(
        "Encuesta a los usuarios",
        *([exports("encuesta", "la encuesta")] if rows else []),
        html.P(profile.survey.sentence, className="small"),
        *table,
    )


def _figure(figure: dict[str, object], words: str) -> Component:
    return Drawing(svg_of(figure, words), "perfil-grafica perfil-figura")


def _table(summary: str, heads: tuple[str, ...], rows: list[Any]) -> Component:
    return html.Details([html.Summary(summary), _plain_table(summary, heads, rows)])


def _plain_table(label: str, heads: tuple[str, ...], rows: list[Any]) -> Component:
    body = [plain.Tr([plain.Td(_content(item)) for item in row]) for row in rows]
    made = plain.Table([head_row(heads), plain.Tbody(body)], className=TABLE)
    return Plain(scrolled(made, label))


def _content(item: str | EntityLink) -> Child:
    return plain.A(item.name, href=item.href) if isinstance(item, EntityLink) else item
