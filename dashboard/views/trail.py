"""The way from the country down to what is in view: Colombia › Caribe › Cesar › La Gloria."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from dashboard.core.pages import HOME
from dashboard.core.state import ViewState
from dashboard.indicators.selection import COUNTRY_NAME
from dashboard.indicators.snapshot import Snapshot


@dataclass(frozen=True)
class Crumb:
    """A place on the way, and the address of its view; the last one, which is in view, has none."""

    name: str
    href: str


def trail_of(
    snapshot: Snapshot, state: ViewState, code: str = "", address: Callable[[ViewState], str] = HOME.showing
) -> tuple[Crumb, ...]:
    """Return the country and the one region, department and entity that a view is of.

    Several regions or departments are not on one way: it ends above them.

    Args:
        code: of the entity in view, whatever the view filters. address: of the page that the crumbs lead to.
    """
    departments = snapshot.model.catalogue.departments["region"]
    department = snapshot.directory[code].department_code if code else _only(state.departments)
    region = str(departments[department]) if department else _only(state.regions)
    bare = replace(state, regions=(), departments=(), entity="")
    way = [(COUNTRY_NAME, bare)]
    if region:
        way.append((snapshot.place_names[region], replace(bare, regions=(region,))))
    if department:
        way.append((snapshot.place_names[department], replace(bare, departments=(department,))))
    if code:
        way.append((snapshot.directory[code].name, bare))
    *above, (last, _) = way
    return (*(Crumb(name, address(view)) for name, view in above), Crumb(last, ""))


def _only(values: tuple[str, ...]) -> str:
    return values[0] if len(values) == 1 else ""
