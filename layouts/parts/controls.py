"""The controls of a page: one native or Dash control per parameter of the address, with its label."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.core.scales import PARTNER
from dashboard.core.state import DEFAULT_INDICATOR, GOBERNACION, MUNICIPIO, PARAMETERS, Level
from dashboard.core.wording import day, roman
from dashboard.indicators.selection import FILTERS
from dashboard.indicators.snapshot import Snapshot
from layouts.ids import ControlIds, ShellIds
from layouts.parts.aria import aria

Option = dict[str, str]

UNCONTROLLED = ("entity", "rules", "listed")  # picked by the search and by links
OF_ONE_PAGE = ("listed",)  # the menu leaves them behind
FILTER_FIELDS = {item.field for item in FILTERS}
NULL_KEYS = ("hito",)  # a Dash dropdown without choice holds null
LEVELS: tuple[Option, ...] = (
    {"value": Level.ENTITY.value, "label": "Entidad"},
    {"value": Level.DEPARTMENT.value, "label": "Departamento"},
    {"value": Level.REGION.value, "label": "Región"},
)


def control_specs(snapshot: Snapshot) -> list[dict[str, object]]:
    """Return what the browser needs to keep controls and address equal, in the address's order.

    `id` is empty for what no control holds: the search picks an entity and forgets it, links pick rules.
    `valores` are those that a control can show: it would drop any other, and with it the page's notice.
    """
    return [
        {
            "id": "" if p.field in UNCONTROLLED else f"control-{p.key}",
            "clave": p.key,
            "omision": p.default,
            "varios": p.many,
            "vacio": p.default or (None if p.key in NULL_KEYS else ""),
            "valores": [] if p.field == "entity" else list(snapshot.vocabulary[p.key]),
            "filtra": p.field in FILTER_FIELDS,
            "propia": p.field in OF_ONE_PAGE,
        }
        for p in PARAMETERS
    ]


def view_controls(snapshot: Snapshot) -> list[Component]:
    """What is shown: indicator, stage or milestone, level, cut-off and the cut-off to compare with."""
    cutoffs = [
        field("Corte", ControlIds.CUTOFF, _cutoff(snapshot, ControlIds.CUTOFF, "Último")),
        field("Comparar con", ControlIds.SINCE, _cutoff(snapshot, ControlIds.SINCE, "Anterior")),
    ]
    return [
        field("Indicador", ControlIds.INDICATOR, _indicator(snapshot)),
        html.Div(
            field("Etapa o hito", ControlIds.MILESTONE, _milestone(snapshot)),
            id=ShellIds.MILESTONE_BOX,
            className="campo-condicional",
        ),
        group("Nivel del mapa", ControlIds.LEVEL, radio(ControlIds.LEVEL, LEVELS, Level.ENTITY.value)),
        html.Div(cutoffs, className="campo-doble"),
    ]


def filter_controls(snapshot: Snapshot) -> list[Component]:
    """Of whom: every filter."""
    catalogue = snapshot.model.catalogue
    regions = [{"value": slug, "label": name} for slug, name in catalogue.regions["name"].items()]
    departments = [{"value": code, "label": name} for code, name in catalogue.departments["name"].items()]
    phases = [{"value": key, "label": f"Fase {roman(key)}"} for key in sorted(snapshot.model.phases)]
    universes = [{"value": code, "label": code} for code in snapshot.vocabulary["universo"]]
    partners = [{"value": band.code, "label": band.code} for band in PARTNER.bands]
    kinds = [{"value": MUNICIPIO, "label": "Municipios"}, {"value": GOBERNACION, "label": "Gobernaciones"}]
    return [
        group("Tipo de entidad", ControlIds.ENTITY_TYPE, radio(ControlIds.ENTITY_TYPE, kinds, MUNICIPIO)),
        field("Región", ControlIds.REGIONS, _several(ControlIds.REGIONS, regions, "Todas")),
        field("Departamento", ControlIds.DEPARTMENTS, _several(ControlIds.DEPARTMENTS, departments, "Todos")),
        group("Asistidas en la fase", ControlIds.PHASES, checks(ControlIds.PHASES, phases)),
        group("Universo de focalización", ControlIds.UNIVERSES, checks(ControlIds.UNIVERSES, universes)),
        group("Decreto 683", ControlIds.DECREE_683, yes_no(ControlIds.DECREE_683)),
        group("Socio (fase I)", ControlIds.PARTNERS, checks(ControlIds.PARTNERS, partners)),
        group("Municipio PDET", ControlIds.PDET, yes_no(ControlIds.PDET)),
    ]


def entity_search() -> Component:
    """Return the search for one entity: the keyboard's way to any municipality."""
    return field("Buscar una entidad", ControlIds.ENTITY, _search())


def field(label: str, target: str, control: Component, class_name: str = "campo") -> Component:
    """Return a labelled control."""
    return html.Div([html.Label(label, htmlFor=target, id=f"{target}-rotulo"), control], className=class_name)


def group(label: str, target: str, control: Component) -> Component:
    """Return a labelled set of options, announced as one group."""
    heading = html.Div(label, id=f"{target}-rotulo", className="rotulo")
    return html.Div(
        [heading, control], className="campo", role="group", **aria(labelledby=f"{target}-rotulo")
    )


def radio(target: str, options: Sequence[Option], value: str) -> Component:
    """Return one choice of few, drawn as joined buttons."""
    return dcc.RadioItems(
        id=target,
        options=list(options),
        value=value,
        className="botones",
        inline=True,
    )


def checks(target: str, options: Sequence[Option]) -> Component:
    """Return several choices of few."""
    return dcc.Checklist(id=target, options=list(options), value=[], className="botones", inline=True)


def yes_no(target: str) -> Component:
    """Return the choice of both, yes or no."""
    options = [
        {"value": "", "label": "Todos"},
        {"value": "si", "label": "Sí"},
        {"value": "no", "label": "No"},
    ]
    return radio(target, options, "")


def _several(target: str, options: Sequence[Option], everything: str) -> Component:
    return dcc.Dropdown(
        id=target, options=list(options), value=[], multi=True, placeholder=everything, labels=LABELS
    )


def _indicator(snapshot: Snapshot) -> Component:
    options = [{"value": key, "label": indicator.label} for key, indicator in snapshot.indicators.items()]
    return dcc.Dropdown(
        id=ControlIds.INDICATOR,
        options=options,
        value=DEFAULT_INDICATOR,
        clearable=False,
        labels=LABELS,
    )


def _milestone(snapshot: Snapshot) -> Component:
    options = [
        {"value": f"{key}.{number}", "label": _milestone_label(key, int(number), row.to_dict())}
        for key, phase in sorted(snapshot.model.phases.items(), reverse=True)
        for number, row in phase.milestones.iterrows()
    ]
    return dcc.Dropdown(id=ControlIds.MILESTONE, options=options, placeholder="Primer hito", labels=LABELS)


def _milestone_label(phase: str, number: int, row: dict[str, object]) -> str:
    return f"{roman(phase)} · etapa {row['stage']} · hito {number}: {row['milestone_name']}"


def _cutoff(snapshot: Snapshot, target: str, unset: str) -> Component:
    days: Sequence[date] = snapshot.model.cutoffs[::-1]
    options = [{"value": "", "label": unset}]
    options += [{"value": item.isoformat(), "label": day(item)} for item in days]
    return dcc.Dropdown(
        id=target, options=options, value="", clearable=False, labels=LABELS, searchable=False
    )


def _search() -> Component:
    """The list of entities is filled by the browser from the territory file, once the map is drawn."""
    return dcc.Dropdown(
        id=ControlIds.ENTITY, options=[], placeholder="Nombre o código", labels=LABELS, optionHeight=36
    )


LABELS: Any = {
    "clear_search": "Borrar la búsqueda",
    "clear_selection": "Quitar la selección",
    "deselect_all": "Quitar todos",
    "no_options_found": "Nada coincide",
    "search": "Buscar",
    "select_all": "Elegir todos",
    "selected_count": "{num_selected} elegidos",
}
