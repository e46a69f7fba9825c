"""The controls: one per parameter of the address, with its label, in a box that a page shows or not."""

from collections.abc import Sequence
from datetime import date

import dash_bootstrap_components as dbc
from dash import html
from dash.development.base_component import Component

from dashboard.core.scales import PARTNER
from dashboard.core.state import DEFAULT_INDICATOR, GOBERNACION, MUNICIPIO, PARAMETERS, Level
from dashboard.core.wording import roman, short_day
from dashboard.indicators.selection import FILTERS
from dashboard.indicators.snapshot import Snapshot
from layouts.ids import ControlIds, ShellIds
from layouts.parts.aria import aria, data
from layouts.parts.choices import Option, checks, field, group, radio, select, several, yes_no

# picked by the search, by links, by the legend, by the sliders of universes and by those of the ranking
UNCONTROLLED = ("entity", "rules", "listed", "classes", "side_a", "side_b", "cuts", "weights")
OF_ONE_PAGE = ("listed", "side_a", "side_b", "cuts", "weights")  # the menu leaves them behind
FILTER_FIELDS = {item.field for item in FILTERS}
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
            "vacio": p.default,
            "valores": [] if p.field in UNCONTROLLED else list(snapshot.vocabulary[p.key]),
            "filtra": p.field in FILTER_FIELDS,
            "propia": p.field in OF_ONE_PAGE,
        }
        for p in PARAMETERS
    ]


def view_controls(snapshot: Snapshot) -> list[Component]:
    """What is shown: indicator, stage or milestone, level, cut-off and the cut-off to compare with."""
    level = radio(ControlIds.LEVEL, LEVELS, Level.ENTITY.value)
    cutoff, since = _cutoffs(snapshot, "Último"), _cutoffs(snapshot, "Anterior")
    indicators = [{"value": key, "label": item.label} for key, item in snapshot.indicators.items()]
    indicator = select(ControlIds.INDICATOR, indicators, DEFAULT_INDICATOR)
    return [
        _box("indicador", field("Indicador", ControlIds.INDICATOR, indicator)),
        _box("hito", field("Etapa o hito", ControlIds.MILESTONE, _milestone(snapshot))),
        _box("nivel", group("Nivel del mapa", ControlIds.LEVEL, level)),
        html.Div(
            [
                _box("corte", field("Corte", ControlIds.CUTOFF, select(ControlIds.CUTOFF, cutoff))),
                _box("desde", field("Comparar con", ControlIds.SINCE, select(ControlIds.SINCE, since))),
            ],
            className="row row-cols-2 gx-2",
        ),
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
    found = {
        "tipo": group(
            "Tipo de entidad", ControlIds.ENTITY_TYPE, radio(ControlIds.ENTITY_TYPE, kinds, MUNICIPIO)
        ),
        "region": several("Región", ControlIds.REGIONS, regions, "Todas"),
        "depto": several("Departamento", ControlIds.DEPARTMENTS, departments, "Todos", is_long=True),
        "fase": group("Asistidas en la fase", ControlIds.PHASES, checks(ControlIds.PHASES, phases)),
        "universo": group(
            "Universo de focalización", ControlIds.UNIVERSES, checks(ControlIds.UNIVERSES, universes)
        ),
        "decreto683": group("Decreto 683", ControlIds.DECREE_683, yes_no(ControlIds.DECREE_683)),
        "socio": group("Socio (fase I)", ControlIds.PARTNERS, checks(ControlIds.PARTNERS, partners)),
        "pdet": group("Municipio PDET", ControlIds.PDET, yes_no(ControlIds.PDET)),
    }
    return [_box(key, control) for key, control in found.items()]


def entity_search() -> Component:
    """Return the search for one entity: the keyboard's way to any municipality (`assets/search.js`)."""
    box = dbc.Input(
        id=ControlIds.ENTITY, type="search", size="sm", placeholder="Nombre o código", autocomplete="off"
    )
    found = html.Ul(
        id=ShellIds.FOUND, role="listbox", className="list-group small", **aria(label="Entidades halladas")
    )
    return _box("entidad", field("Buscar una entidad", ControlIds.ENTITY, html.Div([box, found])))


def _box(key: str, control: Component) -> Component:
    """Return a control in a box that is there only where the page says so (`assets/address.js`)."""
    return html.Div(control, **data(clave=key))


def _milestone(snapshot: Snapshot) -> Component:
    options = [
        {"value": f"{key}.{number}", "label": _milestone_label(key, int(number), row.to_dict())}
        for key, phase in sorted(snapshot.model.phases.items(), reverse=True)
        for number, row in phase.milestones.iterrows()
    ]
    return select(ControlIds.MILESTONE, [{"value": "", "label": "Primer hito"}, *options])


def _milestone_label(phase: str, number: int, row: dict[str, object]) -> str:
    return f"{roman(phase)} · etapa {row['stage']} · hito {number}: {row['milestone_name']}"


def _cutoffs(snapshot: Snapshot, unset: str) -> list[Option]:
    days: Sequence[date] = snapshot.model.cutoffs[::-1]
    options = [{"value": item.isoformat(), "label": short_day(item)} for item in days]
    return [{"value": "", "label": unset}, *options]
