"""The 1,103 municipalities and 32 gobernaciones with what the strategy knows of each.

Published: the PDET list, the 365 municipalities of phase II, the 7 departments under Decree 683. Simulated:
the universe, the partner, the municipalities under Decree 683, the use of the KPT, the adviser's code.
"""

import numpy as np
import pandas as pd

from data.demo.indices import Capacity, index_columns
from data.demo.modules import module_columns
from data.demo.noise import Floats, field, generator, highest, standard
from data.demo.targets import (
    APATHETIC,
    BOGOTA,
    COFFEE_REGION,
    CONTINUING,
    COORDINATION,
    DAFP_ADVISERS,
    DAFP_GOBERNACIONES,
    DECREE_683_MUNICIPALITIES,
    DNP_MUNICIPALITIES,
    KPT_DNP,
    KPT_GOBERNACIONES,
    KPT_NOT_ASSISTED,
    ORIGIN,
    PUBLISHED,
    WITHOUT_UNIVERSE,
)
from data.demo.team import assign_advisers
from data.harmonise import phase_2_municipalities
from geo.divipola import Catalogue

ENTITY_COLUMNS = [
    "entity_code",
    "kind",
    "name",
    "department_code",
    "universe",
    "pdet",
    "pdet_subregion",
    "decree_683",
    "kpt_used",
    "partner",
    "phase_1",
    "phase_2",
    "adviser_code",
    "investment_index",
    "fiscal_index",
    "results_index",
    "kpt_diagnosis",
    "kpt_strategy",
    "kpt_investments",
    "origen",
]
PARTNERED = 505  # municipalities of DNP and DAFP together
REGIONAL_RESULTS = {"central": 0.4, COFFEE_REGION: 0.5, "santanderes": 0.3, "pacifico": -0.3, "caribe": -0.3}


def build_entities(catalogue: Catalogue) -> pd.DataFrame:
    """Return the table of entities, ordered by code as text; one row per entity.

    Missing: `universe` of gobernaciones and of Barrancominas; `partner` outside phase I; `kpt_used` where the
    report says nothing (ART and DAFP municipalities, four gobernaciones); `pdet_subregion` outside PDET.
    """
    municipalities = assign_advisers(_municipalities(catalogue), catalogue)
    gobernaciones = _gobernaciones(catalogue)
    table = pd.concat([municipalities.reset_index(), gobernaciones.reset_index()], ignore_index=True)
    table = table.sort_values("entity_code", kind="stable", ignore_index=True)
    table = table.assign(**module_columns(table["kpt_used"]))
    return table.assign(origen=ORIGIN)[ENTITY_COLUMNS]


def capacity(catalogue: Catalogue) -> Capacity:
    """Return the leanings that universes and pace are drawn from: large, dense, central, not PDET."""
    units = catalogue.municipalities
    lon, lat = units["lon"].to_numpy(), units["lat"].to_numpy()
    draws = generator("capacity")
    people = standard(np.log(units["population_2018"].to_numpy(dtype=float)))
    density = standard(np.log(units["population_2018"].to_numpy(dtype=float) / units["area_km2"].to_numpy()))
    pdet = units.index.isin(_pdet().index).astype(float)
    regional = np.array([REGIONAL_RESULTS.get(region, 0.0) for region in units["region"]])
    noise = draws.normal(size=(3, len(units)))
    return Capacity(
        results=0.6 * people
        + 0.5 * density
        - pdet
        + regional
        + 0.8 * field(lon, lat, "results")
        + 0.5 * noise[0],
        investment=0.3 * people + 0.9 * field(lon, lat, "investment") + 0.7 * noise[1],
        fiscal=0.6 * people - 0.4 * pdet + 0.8 * field(lon, lat, "fiscal") + 0.6 * noise[2],
    )


def _pdet() -> pd.DataFrame:
    return pd.read_csv(PUBLISHED / "pdet.csv", dtype=str, index_col="code")


def _municipalities(catalogue: Catalogue) -> pd.DataFrame:
    units, leaning = catalogue.municipalities, capacity(catalogue)
    table = units[["name", "department_code"]].rename_axis("entity_code").assign(kind="municipio")
    table = table.assign(
        universe=universes(units.index, leaning),
        pdet=units.index.isin(_pdet().index),
        pdet_subregion=_pdet()["subregion_pdet"].reindex(units.index),
        phase_2=units.index.isin(phase_2_municipalities(catalogue)["code"]),
        decree_683=_decree_683(units),
    )
    table = table.assign(**index_columns(table["universe"], leaning))
    table = table.assign(partner=_partners(table, units))
    table = table.assign(phase_1=table["partner"].notna())
    return table.assign(kpt_used=_kpt_municipalities(table, units))


def universes(codes: pd.Index, leaning: Capacity) -> pd.Series:
    """Split the municipalities into the eight universes, each of exactly its published size."""
    sizes = pd.read_csv(PUBLISHED / "universos.csv").set_index("universo")
    rest = np.flatnonzero(codes != WITHOUT_UNIVERSE)
    found = pd.Series(None, index=codes, dtype="object")
    for results, group in _cut(rest, leaning.results, sizes, "resultados", "altos", "bajos"):
        for spent, smaller in _cut(group, leaning.investment, results, "inversion", "alta", "baja"):
            for last, cell in _cut(smaller, leaning.fiscal, spent, "desempeno_fiscal", "alto", "bajo"):
                found.iloc[cell] = last.index[0]
    return found


def _cut(
    rows: np.ndarray, scores: Floats, sizes: pd.DataFrame, column: str, high: str, low: str
) -> list[tuple[pd.DataFrame, np.ndarray]]:
    upper, lower = sizes[sizes[column] == high], sizes[sizes[column] == low]
    top = highest(scores[rows], int(upper["municipios"].sum()))
    return [(upper, rows[top]), (lower, rows[~top])]


def _partners(table: pd.DataFrame, units: pd.DataFrame) -> pd.Series:
    """ART takes the PDET list; DNP and DAFP share 505 others, low results first, neighbours together."""
    draws = generator("partners")
    lon, lat = units["lon"].to_numpy(), units["lat"].to_numpy()
    low = table["universe"].isin(list("ABCD")).to_numpy()
    need = 1.5 * low + 0.8 * field(lon, lat, "need") + 0.6 * draws.normal(size=len(table))
    need = need + 9.0 * table.index.isin(list(APATHETIC)) - 9.0 * (table.index == BOGOTA)
    pdet, listed = table["pdet"].to_numpy(), table["phase_2"].to_numpy()
    continuing = CONTINUING - int((pdet & listed).sum())
    chosen = _highest_within(need, listed & ~pdet, continuing)
    chosen |= _highest_within(need, ~listed & ~pdet, PARTNERED - continuing)
    nearness = 1.2 * listed + field(lon, lat, "partner") + 0.4 * draws.normal(size=len(table))
    nearness = nearness + 9.0 * table.index.isin(list(APATHETIC))
    dnp = _highest_within(nearness, chosen, DNP_MUNICIPALITIES)
    names = np.select([pdet, dnp, chosen], ["ART", "DNP", "DAFP"], default="")
    return pd.Series(names, index=table.index, dtype="object").replace("", None)


def _highest_within(scores: Floats, mask: np.ndarray, count: int) -> np.ndarray:
    chosen: np.ndarray = highest(np.where(mask, scores, -np.inf), count) & mask
    return chosen


def _decree_683(units: pd.DataFrame) -> np.ndarray:
    departments = pd.read_csv(PUBLISHED / "decreto683_departamentos.csv", dtype=str)["department_code"]
    inside = units["department_code"].isin(departments).to_numpy()
    noise = generator("decree-683").normal(size=len(units))
    spread = field(units["lon"].to_numpy(), units["lat"].to_numpy(), "decree-683")
    return highest(1.1 * inside + 0.5 * spread + 1.0 * noise, DECREE_683_MUNICIPALITIES)


def _kpt_municipalities(table: pd.DataFrame, units: pd.DataFrame) -> pd.Series:
    """Known where published: municipalities advised by DNP, and those the strategy did not reach."""
    draws = generator("kpt")
    scores = standard(np.log(units["population_2018"].to_numpy(dtype=float))) + draws.normal(size=len(table))
    scores = (
        scores + 9.0 * (units["region"] == COFFEE_REGION).to_numpy() - 9.0 * table.index.isin(list(APATHETIC))
    )
    dnp, reached = (table["partner"] == "DNP").to_numpy(), table["phase_1"].to_numpy()
    unaided = scores - 9.0 * (units["region"] == COFFEE_REGION).to_numpy()
    used = _highest_within(scores, dnp, KPT_DNP) | _highest_within(unaided, ~reached, KPT_NOT_ASSISTED)
    known = dnp | ~reached
    return pd.Series(np.where(known, used, None), index=table.index, dtype="object")


def _gobernaciones(catalogue: Catalogue) -> pd.DataFrame:
    departments = catalogue.gobernaciones
    adopted = pd.read_csv(PUBLISHED / "decreto683_departamentos.csv", dtype=str)["department_code"]
    table = departments[["name"]].rename_axis("entity_code")
    partner = _gobernacion_partners(departments)
    return table.assign(
        kind="gobernacion",
        department_code=departments.index,
        universe=None,
        pdet=False,
        pdet_subregion=None,
        decree_683=departments.index.isin(adopted),
        kpt_used=_kpt_gobernaciones(departments),
        partner=partner,
        phase_1=True,
        phase_2=True,
        adviser_code=_gobernacion_advisers(departments, partner),
    )


def _gobernacion_partners(departments: pd.DataFrame) -> np.ndarray:
    draws = generator("gobernaciones")
    dafp = highest(draws.normal(size=len(departments)), DAFP_GOBERNACIONES)
    return np.where(dafp, "DAFP", "DNP")


def _gobernacion_advisers(departments: pd.DataFrame, partner: np.ndarray) -> np.ndarray:
    coordinator = departments["region"].map(COORDINATION)
    dafp = [f"DAF-{1 + place % DAFP_ADVISERS:02d}" for place in range(len(departments))]
    return np.where(partner == "DAFP", dafp, coordinator)


def _kpt_gobernaciones(departments: pd.DataFrame) -> np.ndarray:
    used_count, known_count = KPT_GOBERNACIONES
    coffee = 9.0 * (departments["region"] == COFFEE_REGION).to_numpy()
    draws = generator("kpt-gobernaciones")
    known = highest(coffee + draws.normal(size=len(departments)), known_count)
    used = _highest_within(coffee + draws.normal(size=len(departments)), known, used_count)
    known_use: np.ndarray = np.where(known, used.astype(object), np.array(None))
    return known_use
