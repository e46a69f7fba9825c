"""Where the pages are: path and opening level of each, the only place that has them.

`layouts/pages/registry.py` declares the rest of a page (title, menu, layout) and registers it with Dash.
"""

from dataclasses import dataclass
from typing import Final

from dashboard.core.state import Level, ViewState, to_query

CODE: Final = "<codigo>"


@dataclass(frozen=True)
class PageAddress:
    """The address of a page.

    Attributes:
        path: as Dash templates it: `<codigo>` stands where the page takes the code of an entity.
        opens_at: the level that it shows where its address has no `nivel`.
    """

    path: str
    opens_at: Level = Level.ENTITY

    @property
    def root(self) -> str:
        """The path without the code that it takes."""
        return self.path.removesuffix(CODE)

    def code_in(self, path: str) -> str | None:
        """Return the code that a path has on this page, empty where it takes none; None elsewhere."""
        wanted = path.rstrip("/") or "/"
        if self.root in (path, wanted):
            return ""
        is_below = self.path.endswith(CODE) and wanted.startswith(self.root)
        return wanted.removeprefix(self.root) if is_below else None

    def showing(self, state: ViewState, code: str = "") -> str:
        """Return the address of a view on this page, of an entity where it takes one.

        Which list an entity was opened from is said only where there is an entity.
        """
        query = to_query(state if code else state.without("listed"), self.opens_at)
        return f"{self.root}{code}?{query}" if query else f"{self.root}{code}"


HOME: Final = PageAddress("/")
MILESTONES: Final = PageAddress("/hitos", Level.REGION)
WORK_LIST: Final = PageAddress("/mi-region")
FINDINGS: Final = PageAddress("/hallazgos")
REPORT: Final = PageAddress("/informe")
COMPARE: Final = PageAddress("/comparar")
PROFILE: Final = PageAddress(f"/entidad/{CODE}")
METHODOLOGY: Final = PageAddress("/metodologia")
ACCESSIBILITY: Final = PageAddress("/accesibilidad")
PERCEPTION: Final = PageAddress("/percepcion")
DECREE: Final = PageAddress("/decreto-683")
UNIVERSES: Final = PageAddress("/universos")
KPT: Final = PageAddress("/kpt")
TEAM: Final = PageAddress("/equipo")
MONITORING: Final = PageAddress("/monitoreo-360")
STRATEGY: Final = PageAddress("/estrategia")
RECONCILIATION: Final = PageAddress("/conciliacion")
