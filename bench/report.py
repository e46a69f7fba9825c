"""The results as Spanish tables, with the targets and whether they are met."""

import os
import platform
import statistics
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from importlib.metadata import version
from typing import Final

from bench.browser import Request
from bench.journeys import Change, Kind, Visit, received
from bench.pages import Shifts
from dashboard.core.wording import day, number, shortest

LIBRARIES: Final = ("dash", "plotly", "dash-ag-grid", "pandas", "gunicorn")
KB: Final = 1000  # bytes


@dataclass(frozen=True)
class Measures:
    """What was measured of one app."""

    first: Visit
    second: Visit
    changes: tuple[Change, ...]

    def ms(self, kind: Kind) -> list[float]:
        """Return the times of the changes of a kind."""
        return [change.ms for change in self.changes if change.kind is kind]


@dataclass(frozen=True)
class Target:
    """One promise: what it is, the most it may be, what was measured, and how both are written."""

    label: str
    most: float
    measured: float
    decimals: int
    unit: str

    @property
    def is_met(self) -> bool:
        """Whether the measure stays within the promise."""
        return self.measured <= self.most


def p95(values: Sequence[float]) -> float:
    """Return the 95th percentile, interpolated."""
    return statistics.quantiles(values, n=20, method="inclusive")[-1] if len(values) > 1 else values[0]


def targets(snapshot: Measures, plain: Measures) -> list[Target]:
    """Return every promise with its measure."""
    ratio = statistics.median(snapshot.ms(Kind.COUNTRY)) / statistics.median(plain.ms(Kind.COUNTRY))
    most = max(change.received for change in snapshot.changes)
    return [
        Target("Cambio con todo el país, frente a Dash corriente (medianas)", 0.45, ratio, 2, "×"),
        Target("Bytes recibidos por cambio, el mayor", 5, most / KB, 1, "kB"),
        Target("Bytes de la segunda visita", 25, received(snapshot.second.requests) / KB, 1, "kB"),
        Target("Bytes hasta pintar el mapa", 1800, received(snapshot.first.until_painted) / KB, 0, "kB"),
        Target(
            "Tiempo del servidor por cambio, mediana",
            25,
            statistics.median(change.server_ms for change in snapshot.changes),
            1,
            "ms",
        ),
    ]


def report(
    snapshot: Measures, plain: Measures, pages: Sequence[Shifts], different: int, compressed: bool
) -> str:
    """Return the whole report in Markdown."""
    return "\n\n".join(
        [
            "# Rendimiento",
            _conditions(compressed),
            "## Metas\n\n" + _targets_table([*targets(snapshot, plain), *page_targets(pages)]),
            "## Cambios: del clic a la página en reposo con el mapa nuevo\n\n"
            + _times_table(snapshot, plain),
            "## Las otras páginas, junto a la de inicio en la misma corrida\n\n" + _pages_table(pages),
            "## Tráfico y servidor\n\n" + _traffic_table(snapshot, plain),
            "## En qué se van los bytes del tablero\n\n" + _breakdown(snapshot),
            _agreement(different),
        ]
    )


def machine_words() -> str:
    """Return what a measure was made on."""
    return f"{os.cpu_count()} núcleos ({platform.system()} {platform.machine()})"


def page_targets(pages: Sequence[Shifts]) -> list[Target]:
    """Return the promises about every page: as fast as the home page, in bytes, server and reader's time."""
    home, *others = [page for page in pages if not page.is_player]
    filtered = [page for page in others if page.status.filters]
    sheets = [page for page in others if not page.status.filters]
    steps = [page for page in pages if page.is_player]

    def median_kb(found: Sequence[Shifts]) -> float:
        return max(page.sizes[0] for page in found) / KB

    return [
        Target(
            "Otras páginas frente a la de inicio, la más lenta",
            1.5,
            max(p.ms for p in others) / home.ms,
            2,
            "×",
        ),
        Target("Recibido por filtro en otras páginas, la que más", 15, median_kb(filtered), 1, "kB"),
        Target("Recibido por perfil (22 hitos y sus figuras)", 15, median_kb(sheets), 1, "kB"),
        Target(
            "Servidor por cambio en otras páginas, la que más", 25, max(p.server_ms for p in others), 1, "ms"
        ),
        Target("Peticiones por paso de un reproductor", 0, max(page.requests for page in steps), 0, ""),
    ]


def _pages_table(pages: Sequence[Shifts]) -> str:
    first = {
        is_player: next(page for page in pages if page.is_player is is_player) for is_player in (False, True)
    }
    rows = [
        (
            page.status.name,
            number(len(page.found)),
            number(page.requests),
            f"{number(page.sizes[0] / KB, 1)} / {number(page.sizes[1] / KB, 1)}",
            number(page.server_ms, 1),
            f"{number(page.ms)} / {number(p95([shift.ms for shift in page.found]))}",
            number(page.ms / first[page.is_player].ms, 2),
        )
        for page in pages
    ]
    heads = (
        "Cambio",
        "n",
        "Peticiones",
        "kB (mediana / el mayor)",
        "Servidor, ms",
        "Hasta el reposo, ms (mediana / p95)",
        "Proporción",
    )
    return table_text(heads, rows) + "\n\n" + PAGES_NOTE


PAGES_NOTE: Final = "\n".join(
    [
        "Cada cambio lleva a una vista que esa página aún no había mostrado. En `/hitos` por municipios,",
        "la primera vez que se ve una fase llega además su serie (todas las entidades en todos los cortes),",
        "que el navegador guarda: es el mayor. Un paso del reproductor se mide desde que se mueve hasta su",
        "cuadro en pantalla; los valores de todos los cortes llegan una vez por selección, al tocarlo.",
    ]
)


def _conditions(compressed: bool) -> str:
    libraries = ", ".join(f"{name} {version(name)}" for name in LIBRARIES)
    packing = "con" if compressed else "sin"
    return "\n".join(
        [
            f"Medido el {day(date.today())} con `python -m bench` en {machine_words()}, Python",
            f"{platform.python_version()}, {libraries}; Chromium sin pantalla ni GPU y servidor",
            "en la misma máquina: compare proporciones, no milisegundos. «Dash corriente» es",
            "`bench/plain.py`: los mismos paneles y números, con la geometría dentro de la figura,",
            f"{packing} compresión de respuestas. Los cambios se hacen por turnos en las dos aplicaciones,",
            "después de un calentamiento.",
        ]
    )


def _targets_table(items: Iterable[Target]) -> str:
    rows = [
        (
            item.label,
            f"≤ {shortest(item.most, 2)} {item.unit}",
            f"{number(item.measured, item.decimals)} {item.unit}",
            "cumple" if item.is_met else "**NO CUMPLE**",
        )
        for item in items
    ]
    return table_text(("Meta", "Límite", "Medido", ""), rows)


def _times_table(snapshot: Measures, plain: Measures) -> str:
    rows = []
    for kind in Kind:
        ours, theirs = snapshot.ms(kind), plain.ms(kind)
        medians = statistics.median(ours), statistics.median(theirs)
        rows.append(
            (
                kind.value,
                number(len(ours)),
                *(f"{number(m)} / {number(p95(v))}" for m, v in zip(medians, (ours, theirs), strict=True)),
                number(medians[0] / medians[1], 2),
            )
        )
    heads = ("Cambio", "n", "Tablero, ms (mediana / p95)", "Dash corriente, ms (mediana / p95)", "Proporción")
    return table_text(heads, rows)


def _traffic_table(snapshot: Measures, plain: Measures) -> str:
    def cells(label: str, *values: float, decimals: int = 0) -> tuple[str, ...]:
        return (label, *(number(value, decimals) for value in values))

    def over(measures: Measures, name: str) -> float:
        return statistics.median(getattr(change, name) for change in measures.changes)

    pair = (snapshot, plain)
    visits = [
        cells("Primera visita, hasta el mapa (kB)", *(received(m.first.until_painted) / KB for m in pair)),
        cells("Primera visita, en total (kB)", *(received(m.first.requests) / KB for m in pair)),
        cells("Primera visita, mapa pintado (ms)", *(m.first.painted_ms for m in pair)),
        cells("Primera visita, página en reposo (ms)", *(m.first.ready_ms for m in pair)),
        cells("Segunda visita (kB)", *(received(m.second.requests) / KB for m in pair), decimals=1),
        cells("Segunda visita, mapa pintado (ms)", *(m.second.painted_ms for m in pair)),
    ]
    changes = [
        cells("Recibido por cambio, mediana (kB)", *(over(m, "received") / KB for m in pair), decimals=1),
        cells(
            "Recibido por cambio, el mayor (kB)",
            *(max(c.received for c in m.changes) / KB for m in pair),
            decimals=1,
        ),
        cells("Enviado por cambio, mediana (kB)", *(over(m, "sent") / KB for m in pair), decimals=1),
        cells("Servidor por cambio, mediana (ms)", *(over(m, "server_ms") for m in pair), decimals=1),
        cells(
            "Servidor por cambio, p95 (ms)",
            *(p95([c.server_ms for c in m.changes]) for m in pair),
            decimals=1,
        ),
    ]
    return table_text(("", "Tablero", "Dash corriente"), [*visits, *changes])


def _breakdown(snapshot: Measures) -> str:
    per_change = [request for change in snapshot.changes for request in change.requests]
    parts = (
        ("Primera visita", by_path(snapshot.first.requests), 1),
        ("Segunda visita", by_path(snapshot.second.requests), 1),
        ("Por cambio (promedio)", by_path(per_change), len(snapshot.changes)),
    )
    rows = [
        (label, f"`{path}`", number(count / share, 1), number(size / KB / share, 1))
        for label, paths, share in parts
        for path, (count, size) in paths
    ]
    return table_text(("Cuándo", "Dirección", "Peticiones", "kB"), rows)


def by_path(requests: Iterable[Request]) -> list[tuple[str, tuple[int, int]]]:
    """Return count and bytes of the answers by path, the largest first."""
    sums: defaultdict[str, tuple[int, int]] = defaultdict(lambda: (0, 0))
    for request in requests:
        count, size = sums[request.path]
        sums[request.path] = (count + 1, size + request.received)
    return sorted(sums.items(), key=lambda item: -item[1][1])


def _agreement(different: int) -> str:
    if different:
        return f"**Atención:** {different} cambios dejaron mapas distintos en las dos aplicaciones."
    return "Después de cada cambio los dos mapas tenían los mismos colores, unidad por unidad."


def table_text(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a Markdown table."""
    lines = ["| " + " | ".join(heads) + " |", "|" + "---|" * len(heads)]
    return "\n".join([*lines, *("| " + " | ".join(row) + " |" for row in rows)])
