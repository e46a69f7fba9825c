"""The published figures computed again from the tables: what the methodology page shows beside the report.

Each row of `cifras_informe.csv` has one `Figure` here: how it is computed, or why it cannot be. A figure that
the report contradicts elsewhere keeps both sides; where two contradicting figures hold under two readings of
the same tables, the text says so. Works on any tables, simulated or real: nothing here knows the simulation.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Final

import pandas as pd

FILES: Final = Path(__file__).parent / "published"
CRITERIA_FILE: Final = FILES / "criterios_cumplimiento.csv"
COMPUTED: Final = "calculable"
CONTRADICTED: Final = "contradictoria"
NOT_COMPUTED: Final = "no calculable"
PERCENT: Final = 100.0
LOW: Final = ("A", "B", "C", "D")
HIGH: Final = ("E", "F", "G", "H")
LAGGING: Final = ("95", "91", "70")  # Guaviare, Amazonas, Sucre
PHASE_CUTS: Final = {"1": "2020-07-31", "2": "2020-12-31"}


@dataclass(frozen=True, eq=False)
class Tables:
    """What the figures are computed from; treat as read-only.

    Attributes:
        entities: index entity_code; the columns of the entities table and `region` (slug).
        weights: phase -> weight of each milestone (0-100), index milestone.
        states: phase -> last fraction reported (0-1) at the close, index entity_code, columns milestone;
            missing where never reported; an entity without any report may be absent.
        survey: the survey answers.
        advisories: the advisories.
    """

    entities: pd.DataFrame
    weights: Mapping[str, pd.Series]
    states: Mapping[str, pd.DataFrame]
    survey: pd.DataFrame
    advisories: pd.DataFrame


@dataclass(frozen=True)
class Ratio:
    """A figure as computed: `value` is numerator / denominator × factor, or the numerator of a count."""

    numerator: float
    denominator: float | None = None
    factor: float = 1.0

    @property
    def value(self) -> float:
        """The figure in its published unit; missing (NaN) when nothing is known."""
        if self.denominator is None:
            return self.numerator
        return self.numerator / self.denominator * self.factor if self.denominator else float("nan")


@dataclass(frozen=True)
class Figure:
    """How a published figure is obtained from the tables.

    Attributes:
        key: id in `cifras_informe.csv`.
        status: "calculable", "contradictoria" (computed, both sides shown) or "no calculable".
        how: Spanish: the computation, or why there is none.
        compute: the computation, or `None`.
    """

    key: str
    status: str
    how: str
    compute: Callable[[Tables], Ratio] | None = None


@dataclass(frozen=True)
class Reckoning:
    """A published figure beside ours.

    Attributes:
        figure: the declaration.
        published: the value as printed ("99.8", ">4").
        unit: as printed.
        ours: computed, or `None`.
        agrees: whether ours equals the published at its precision; `None` when not computed.
    """

    figure: Figure
    published: str
    unit: str
    ours: Ratio | None
    agrees: bool | None


def load_criteria() -> pd.DataFrame:
    """Return when an entity fulfils a stage; index criterion; figure, name, phase, milestones, reading."""
    columns = {
        "cifra": "figure",
        "nombre": "name",
        "fase": "phase",
        "hitos": "milestones",
        "lectura": "reading",
    }
    frame = pd.read_csv(CRITERIA_FILE, dtype=str).rename(columns=columns).set_index("criterio")
    numbers = [tuple(int(number) for number in text.split()) for text in frame["milestones"]]
    return frame.assign(milestones=pd.Series(numbers, index=frame.index, dtype="object"))


def tables_from_reports(
    entities: pd.DataFrame,
    milestones: pd.DataFrame,
    reports: pd.DataFrame,
    survey: pd.DataFrame,
    advisories: pd.DataFrame,
    regions: Mapping[str, str],
) -> Tables:
    """Build the tables from frames as loaded; `regions` is department code -> region slug."""
    weights = {
        str(phase): rows.set_index("milestone")["weight"].sort_index()
        for phase, rows in milestones.groupby("phase")
    }
    known = entities.set_index("entity_code")
    return Tables(
        entities=known.assign(region=known["department_code"].map(regions)),
        weights=weights,
        states={phase: last_state(reports, phase, PHASE_CUTS.get(phase)) for phase in weights},
        survey=survey,
        advisories=advisories,
    )


def last_state(reports: pd.DataFrame, phase: str, as_of: str | None) -> pd.DataFrame:
    """Return entity x milestone: the last fraction reported on or before a day (ISO), or ever."""
    rows = reports[reports["phase"] == phase]
    if as_of is not None:
        rows = rows[rows["report_date"] <= pd.Timestamp(as_of)]
    rows = rows.sort_values(["report_date", "cutoff"], kind="stable")
    return rows.groupby(["entity_code", "milestone"])["fraction"].last().unstack("milestone")


def progress(tables: Tables, phase: str) -> pd.Series:
    """Return the progress (0-100) of every entity of the phase; missing without any report."""
    assisted = tables.entities.index[tables.entities[f"phase_{phase}"].astype(bool)]
    state = tables.states[phase].reindex(assisted)
    return (state * tables.weights[phase]).sum(axis=1, min_count=1)


def fulfilled(tables: Tables, criterion: str) -> pd.Series:
    """Return whether each reporting entity has every milestone of a criterion at 100 %."""
    rule = load_criteria().loc[criterion]
    state = tables.states[rule["phase"]].dropna(how="all")
    return (state.reindex(columns=list(rule["milestones"])) >= 1.0).all(axis=1)


def agrees(value: float, published: str) -> bool:
    """Return whether a value equals a printed one at its precision (half up); ">4" is a lower bound."""
    if published.startswith(">"):
        return value > float(published[1:])
    printed = Decimal(published)
    if value != value:
        return False
    ours = Decimal(repr(round(float(value), 9))).quantize(
        Decimal(1).scaleb(_exponent(printed)), ROUND_HALF_UP
    )
    return ours == printed


def reckon(tables: Tables, published: pd.DataFrame) -> tuple[Reckoning, ...]:
    """Return every published figure beside ours, in the order of the published table.

    One that `FIGURES` does not declare, as a loaded table may bring, is not computed and says so.
    """
    rows = published[["id", "valor", "unidad"]].astype(str).itertuples(index=False)
    return tuple(_reckoning(_declaration(key), value, unit, tables) for key, value, unit in rows)


def _declaration(key: str) -> Figure:
    return FIGURES.get(key) or Figure(key, NOT_COMPUTED, "Nadie ha declarado cómo se calcula esta cifra.")


def _exponent(printed: Decimal) -> int:
    exponent = printed.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def _reckoning(figure: Figure, published: str, unit: str, tables: Tables) -> Reckoning:
    if figure.compute is None:
        return Reckoning(figure, published, unit, None, None)
    ours = figure.compute(tables)
    return Reckoning(figure, published, unit, ours, agrees(ours.value, published))


def _kind(tables: Tables, kind: str) -> pd.DataFrame:
    return tables.entities[tables.entities["kind"] == kind]


def _of_kind(tables: Tables, phase: str, kind: str) -> pd.Series:
    values = progress(tables, phase).dropna()
    return values[values.index.isin(_kind(tables, kind).index)]


def _mean(values: pd.Series) -> Ratio:
    return Ratio(float(values.sum()), float(len(values)))


def _share(flags: pd.Series) -> Ratio:
    known = flags.dropna()
    return Ratio(float(known.astype(bool).sum()), float(len(known)), PERCENT)


def _count(kind: str, column: str) -> Callable[[Tables], Ratio]:
    return lambda tables: Ratio(float(_kind(tables, kind)[column].astype(bool).sum()))


def _reporting(kind: str, phase: str) -> Callable[[Tables], Ratio]:
    return lambda tables: Ratio(float(len(_of_kind(tables, phase, kind))))


def _partner(kind: str | None, partner: str) -> Callable[[Tables], Ratio]:
    def compute(tables: Tables) -> Ratio:
        table = tables.entities if kind is None else _kind(tables, kind)
        return Ratio(float((table["partner"] == partner).sum()))

    return compute


def _codes(prefix: str) -> Callable[[Tables], Ratio]:
    def compute(tables: Tables) -> Ratio:
        codes = pd.concat([tables.entities["adviser_code"], tables.advisories["adviser_code"]]).dropna()
        return Ratio(float(codes[codes.str.startswith(prefix)].nunique()))

    return compute


def _portfolio(tables: Tables) -> Ratio:
    towns = _kind(tables, "municipio")
    advised = towns[towns["partner"] == "DNP"]["adviser_code"].dropna()
    return Ratio(float(len(advised)), float(advised.nunique()))


def _criterion(criterion: str) -> Callable[[Tables], Ratio]:
    return lambda tables: _share(fulfilled(tables, criterion))


def _milestones_done(tables: Tables) -> Ratio:
    state = tables.states["1"].dropna(how="all")
    return Ratio(float(state.sum().sum()), float(len(state) * len(tables.weights["1"])), PERCENT)


def _kpt(chosen: Callable[[pd.DataFrame], pd.Series], kind: str) -> Callable[[Tables], Ratio]:
    def compute(tables: Tables) -> Ratio:
        table = _kind(tables, kind)
        return _share(table[chosen(table)]["kpt_used"])

    return compute


def _lagging(tables: Tables) -> Ratio:
    return _mean(_of_kind(tables, "1", "gobernacion").reindex(list(LAGGING)))


def _universes(letters: tuple[str, ...]) -> Callable[[Tables], Ratio]:
    return lambda tables: Ratio(float(tables.entities["universe"].isin(letters).sum()))


def _continuing(kind: str) -> Callable[[Tables], Ratio]:
    def compute(tables: Tables) -> Ratio:
        table = _kind(tables, kind)
        return _share(table[table["phase_2"].astype(bool)]["phase_1"])

    return compute


def _zones(tables: Tables) -> Ratio:
    values = _of_kind(tables, "2", "municipio")
    return _mean(values.groupby(tables.entities["region"].reindex(values.index)).mean())


def _waves(tables: Tables) -> Ratio:
    return Ratio(float(tables.survey["wave"].nunique()))


def _lowest_wave(tables: Tables) -> Ratio:
    general = tables.survey[tables.survey["question"] == "general"]
    waves = general.groupby("wave")["score"].agg(["sum", "count"])
    lowest = waves.loc[(waves["sum"] / waves["count"]).idxmin()]
    return Ratio(float(lowest["sum"]), float(lowest["count"]))


def _virtual_in_april(tables: Tables) -> Ratio:
    chosen = (tables.advisories["date"].dt.month == 4) & (tables.advisories["mode"] == "virtual")
    return Ratio(float(chosen.sum()))


_STAGES: Final = (
    ("F1-ALISTA", "alistamiento", "los siete hitos de la etapa 1 al 100 %"),
    ("F1-CTPCAR", "ctp-car", "el hito 11 al 100 %"),
    ("F1-AUDIENCIAS", "audiencias", "el hito 14 al 100 %"),
    ("F1-ENTREGA", "entrega", "el hito 18 al 100 %"),
    ("F1-APROBADOS", "aprobacion", "el hito 22 al 100 %"),
)


def _stage_figure(key: str, criterion: str, reading: str, base: str) -> Figure:
    return Figure(key, COMPUTED, f"Entidades con {reading}, {base}.", _criterion(criterion))


def _declared() -> tuple[Figure, ...]:
    return (
        *_coverage(),
        *_team(),
        *_phase_1(),
        *_use_and_perception(),
        *_territory(),
        *_phase_2(),
        *_events(),
    )


def _coverage() -> tuple[Figure, ...]:
    return (
        Figure(
            "F1-MUN-INTRO",
            CONTRADICTED,
            "Lectura: los 617 son los municipios de la fase I con al menos un reporte, y los 675, los "
            "asistidos (F1-MUN-RES). La apoya que 99,8 % solo es posible con bases como 649 = 617 + 32, "
            "nunca con 707. El informe no explica la diferencia.",
            _reporting("municipio", "1"),
        ),
        Figure("F1-GOB", COMPUTED, "Gobernaciones dentro de la fase I.", _count("gobernacion", "phase_1")),
        Figure(
            "F1-MUN-RES",
            CONTRADICTED,
            "Municipios dentro de la fase I, con o sin reporte. La introducción dice 617 (F1-MUN-INTRO).",
            _count("municipio", "phase_1"),
        ),
        Figure("F1-DNP", COMPUTED, "Municipios cuyo socio es el DNP.", _partner("municipio", "DNP")),
        Figure(
            "F1-DAFP",
            COMPUTED,
            "Entidades cuyo socio es el DAFP, gobernaciones incluidas. Lectura: 6 de las 211 son "
            "gobernaciones; así 300 + 205 + 170 = 675. El informe dice que DNP y DAFP las atendieron, no "
            "cuántas cada uno.",
            _partner(None, "DAFP"),
        ),
        Figure(
            "F1-ART",
            COMPUTED,
            "Municipios cuyo socio es la ART: la lista PDET.",
            _partner("municipio", "ART"),
        ),
    )


def _team() -> tuple[Figure, ...]:
    return (
        Figure("F1-ASESORES", COMPUTED, "Códigos ASE distintos.", _codes("ASE")),
        Figure("F1-COORD", COMPUTED, "Códigos COO distintos.", _codes("COO")),
        Figure("F1-EXPERTOS", COMPUTED, "Códigos EXP distintos, en las asesorías.", _codes("EXP")),
        Figure(
            "F1-MUN-ASESOR",
            CONTRADICTED,
            "Municipios del DNP por código de asesor. El informe dice 10 «en promedio», pero sus propias "
            "cifras (F1-DNP entre F1-ASESORES, 300 entre 32) dan 9,4.",
            _portfolio,
        ),
    )


def _phase_1() -> tuple[Figure, ...]:
    with_report = "sobre las entidades con reporte"
    return (
        Figure(
            "F1-AVANCE",
            COMPUTED,
            f"Media del avance ponderado por hito, {with_report}.",
            lambda tables: _mean(progress(tables, "1").dropna()),
        ),
        Figure(
            "F1-EFICIENCIA",
            COMPUTED,
            "Lectura: hitos cumplidos sobre hitos previstos, sin ponderar («del total de actividades o hitos "
            f"técnicos previstos»), {with_report}. Por eso difiere de F1-AVANCE.",
            _milestones_done,
        ),
        *(_stage_figure(*rule, with_report) for rule in _STAGES),
        Figure(
            "F1-GOB-AVANCE",
            COMPUTED,
            "Media del avance de las gobernaciones con reporte.",
            lambda tables: _mean(_of_kind(tables, "1", "gobernacion")),
        ),
        Figure(
            "F1-GOB-REZAGO",
            COMPUTED,
            "Media de Guaviare, Amazonas y Sucre.",
            _lagging,
        ),
        Figure(
            "F1-MUN-AVANCE",
            COMPUTED,
            "Media del avance de los municipios con reporte.",
            lambda tables: _mean(_of_kind(tables, "1", "municipio")),
        ),
        Figure(
            "F1-MUN-MIN",
            COMPUTED,
            "Menor avance municipal.",
            lambda tables: Ratio(float(_of_kind(tables, "1", "municipio").min())),
        ),
    )


def _use_and_perception() -> tuple[Figure, ...]:
    return (
        Figure(
            "KPT-GOB",
            COMPUTED,
            "Gobernaciones que usaron el KPT sobre aquellas con dato. Ningún número entero de 32 da 64 %:"
            " la mayor base que lo da es 28 (18 de 28).",
            _kpt(lambda table: table["kind"].notna(), "gobernacion"),
        ),
        Figure(
            "KPT-MUN-DNP",
            COMPUTED,
            "Municipios del DNP que usaron el KPT, sobre aquellos con dato.",
            _kpt(lambda table: table["partner"] == "DNP", "municipio"),
        ),
        Figure(
            "KPT-MUN-NO",
            COMPUTED,
            "Municipios fuera de la fase I que usaron el KPT, sobre aquellos con dato. De los atendidos "
            "por la ART y el DAFP el informe no dice nada.",
            _kpt(lambda table: ~table["phase_1"].astype(bool), "municipio"),
        ),
        Figure("ENC-MEDICIONES", COMPUTED, "Mediciones distintas en la encuesta.", _waves),
        Figure(
            "ENC-GENERAL",
            COMPUTED,
            "Media de la pregunta general en la medición más baja de las tres.",
            _lowest_wave,
        ),
        Figure(
            "ATT-MAX-ABRIL",
            COMPUTED,
            "Asesorías virtuales de abril.",
            _virtual_in_april,
        ),
        Figure(
            "CAR-CUMPLE",
            NOT_COMPUTED,
            "El informe no dice qué se cumple, sobre qué base ni a qué corte («alrededor de 72%»).",
        ),
    )


def _territory() -> tuple[Figure, ...]:
    return (
        Figure(
            "D683-DEP-PCT",
            COMPUTED,
            "Gobernaciones bajo el Decreto 683 sobre las 32.",
            lambda tables: _share(_kind(tables, "gobernacion")["decree_683"]),
        ),
        Figure(
            "D683-MUN-PCT",
            COMPUTED,
            "Municipios bajo el Decreto 683 sobre los 1.103.",
            lambda tables: _share(_kind(tables, "municipio")["decree_683"]),
        ),
        Figure("D683-MUN-N", COMPUTED, "Municipios bajo el Decreto 683.", _count("municipio", "decree_683")),
        Figure("UNI-BAJOS", COMPUTED, "Municipios en los universos A, B, C y D.", _universes(LOW)),
        Figure(
            "UNI-ALTOS",
            COMPUTED,
            "Municipios en los universos E, F, G y H. Los ocho suman 1.102 de 1.103.",
            _universes(HIGH),
        ),
        Figure(
            "MUN-PAIS",
            COMPUTED,
            "Municipios en la tabla de entidades.",
            lambda tables: Ratio(float(len(_kind(tables, "municipio")))),
        ),
    )


def _phase_2() -> tuple[Figure, ...]:
    return (
        Figure(
            "F2-MUN",
            CONTRADICTED,
            "Municipios de la lista impresa de la fase II. El Mapa 5 suma 316 (F2-MAPA-MUN).",
            _count("municipio", "phase_2"),
        ),
        Figure(
            "F2-GOB",
            CONTRADICTED,
            "Gobernaciones dentro de la fase II. El Mapa 5 suma 25 (F2-MAPA-GOB).",
            _count("gobernacion", "phase_2"),
        ),
        Figure(
            "F2-MAPA-MUN",
            CONTRADICTED,
            "Lectura: el Mapa 5 cuenta los municipios con reporte, y la lista, los cubiertos (F2-MUN). En"
            " ninguna región el Mapa 5 pasa de la lista. El informe no explica la diferencia.",
            _reporting("municipio", "2"),
        ),
        Figure(
            "F2-MAPA-GOB",
            CONTRADICTED,
            "Lectura: el Mapa 5 cuenta las gobernaciones con reporte, las 25 de la gráfica.",
            _reporting("gobernacion", "2"),
        ),
        Figure(
            "F2-CONTINUAN-MUN",
            COMPUTED,
            "Municipios de la fase II que estaban en la fase I.",
            _continuing("municipio"),
        ),
        Figure(
            "F2-CONTINUAN-GOB",
            COMPUTED,
            "Gobernaciones de la fase II que estaban en la fase I.",
            _continuing("gobernacion"),
        ),
        Figure(
            "F2-AVANCE",
            CONTRADICTED,
            "Media simple de las zonas. Las siete impresas dan 38,1, y ponderadas por los municipios del "
            "Mapa 5, 41,0: ninguna da 43,1. Con 40 % en Santanderes, la otra lectura de ese número "
            "borroso, darían 42,4 y 43,9.",
            _zones,
        ),
    )


_EVENTS: Final = (
    "YES-TALLERES",
    "YES-ASISTENTES",
    "YES-CURSO",
    "YES-PROGRAMAS",
    "CEG-TALLERES",
    "CEG-ASISTENTES",
    "CEG-DESCARGAS",
    "CEG-MUN",
    "FORM-FORMADORES",
    "ACT-EVENTOS",
    "ACT-ASISTENTES",
    "ACT-ENTIDADES",
    "ENM-2016",
)


def _events() -> tuple[Figure, ...]:
    why = "Ninguna tabla del tablero registra estos eventos; la cifra se muestra como la publicó el informe."
    return tuple(Figure(key, NOT_COMPUTED, why) for key in _EVENTS)


FIGURES: Final[Mapping[str, Figure]] = {figure.key: figure for figure in _declared()}
