"""The pages, declared: each is registered with Dash once, with its own keywords, in the order of the menu.

A new page is a module here with a `layout(snapshot)`, an address in `dashboard/core/pages.py` and a call in
`register_pages`; menu, titles, filters and the browser's side follow from what Dash's registry then has.
"""

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum
from types import MappingProxyType, ModuleType
from typing import Any, Final

import dash

from dashboard.core import pages
from dashboard.core.pages import PageAddress
from layouts.pages import (
    accessibility,
    compare,
    findings,
    home,
    methodology,
    milestones,
    my_region,
    profile,
    report,
)

Page = dict[str, Any]
"""A page as Dash's registry has it, with the keywords of `_register`."""


TITLE = "Gobierno al Plan"


class Role(StrEnum):
    """Who may open a page."""

    PUBLIC = "publico"


FILTERS = ("tipo", "region", "depto", "fase", "universo", "decreto683", "socio", "pdet")
EVERYTHING = ("indicador", "hito", "nivel", "corte", "desde", "entidad", *FILTERS)


OWN_FILES: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "map": (
            "mapa.css",
            "player.js",
            "legend.js",
            "map_reading.js",
            "map.js",
            "bars.js",
            "table.js",
        ),
        "milestones": ("hitos.css", "player.js", "curves.js", "heat.js"),
        "lists": ("listas.css", "llamadas.css", "lists.js", "calls.js"),
        "compare": ("compare.js",),
        "profile": ("entidad.css",),
        "report": ("upload.js",),
    }
)
"""Of `assets/`, what comes the first time that a page is opened (`assets/address.js`); the rest at once."""


def late_files() -> str:
    """Return the pattern of the names that Dash leaves out of the document."""
    names = {name for files in OWN_FILES.values() for name in files}
    return "|".join(f"^{re.escape(name)}$" for name in sorted(names))


def register_pages() -> None:
    """Register every page with Dash, which wants an app before; again for each app of a process."""
    _register(pages.HOME, home, "Mapa", order=1, controls=EVERYTHING, files=OWN_FILES["map"], draws=True)
    _register(
        pages.MILESTONES,
        milestones,
        "Hitos",
        order=2,
        controls=("hito", "corte", "desde", *FILTERS),
        files=OWN_FILES["milestones"],
    )
    _register(
        pages.COMPARE,
        compare,
        "Comparar",
        order=3,
        controls=("tipo", "corte", "desde"),
        files=OWN_FILES["compare"],
    )
    _register(
        pages.WORK_LIST,
        my_region,
        "Mi región",
        order=4,
        controls=("corte", "desde", *FILTERS),
        files=OWN_FILES["lists"],
    )
    _register(
        pages.FINDINGS,
        findings,
        "Hallazgos",
        order=5,
        controls=("corte", *FILTERS),
        files=OWN_FILES["lists"],
    )
    _register(
        pages.REPORT,
        report,
        "Informe",
        order=6,
        controls=("corte", "region", "depto"),
        files=OWN_FILES["report"],
    )
    _register(
        pages.PROFILE,
        profile,
        "Perfil de una entidad",
        order=7,
        controls=("corte", "entidad", *FILTERS),
        files=OWN_FILES["profile"],
        in_menu=False,
    )
    _register(pages.METHODOLOGY, methodology, "Metodología", order=8)
    _register(pages.ACCESSIBILITY, accessibility, "Accesibilidad", order=9, in_menu=False)


def _register(
    address: PageAddress,
    module: ModuleType,
    name: str,
    *,
    order: int,
    controls: Sequence[str] = (),
    files: Sequence[str] = (),
    in_menu: bool = True,
    draws: bool = False,
    role: Role = Role.PUBLIC,
) -> None:
    """Register a page.

    Args:
        address: path and opening level. module: has its layout, a function of the snapshot.
        name: in the menu and the title of the window.
        order: its place in the menu. in_menu: False where only links lead to it.
        controls: keys of the address that act on it; without any, no rail stands beside it.
        files: scripts and style sheets that only it needs. draws: whether it has plotly figures.
        role: who may open it.
    """
    dash.register_page(
        module.__name__,
        path=address.root,
        path_template=address.path if address.root != address.path else None,
        name=name,
        title=f"{name} · {TITLE}",
        order=order,
        layout=module.layout,
        address=address,
        opens_at=address.opens_at,
        in_menu=in_menu,
        controls=tuple(controls),
        files=tuple(files),
        draws=draws,
        role=role,
    )


def registered() -> tuple[Page, ...]:
    """Return every page, in order."""
    return tuple(dash.page_registry.values())


def menu() -> tuple[Page, ...]:
    """Return the pages that the menu leads to, in order."""
    return tuple(page for page in registered() if page["in_menu"])


def link_id(page: Page) -> str:
    """Return the id of a page's link in the menu."""
    return f"enlace-{page['path'].strip('/') or 'inicio'}"


def title_at(path: str) -> str:
    """Return the title of the window of a path, as the document of the first visit has it."""
    page = page_at(path)
    return TITLE if page is None else str(page["title"])


def page_at(path: str) -> Page | None:
    """Return the page of a path; None where there is none."""
    return next((page for page in registered() if page["address"].code_in(path) is not None), None)
