"""Milestone reports of phase II, August to December 2020.

Published and met: the 20 municipal values, the mean of each region, the order of the gobernaciones. Map 5
counts 316 municipalities and 25 gobernaciones, read as those with a report; the others of the list (365 and
32) stay without one. The values of the gobernaciones and of the other municipalities are invented.
"""

from datetime import date

import numpy as np
import pandas as pd

from data.demo import timeline
from data.demo.entities import capacity
from data.demo.noise import Floats, field, generator, highest
from data.demo.targets import (
    COORDINATION,
    CUTOFFS_2,
    FIRST_GOBERNACION,
    MAP_5_FILE,
    OPEN_RANGE,
    PUBLISHED,
    RECIPES,
)
from data.demo.team import nearest_adviser
from data.harmonise import phase_2_progress
from geo.divipola import Catalogue, slug

OPENING = date(2020, 8, 1)
CLOSING = CUTOFFS_2[-1]
GRAIN = 0.05
MARGIN = 0.3  # points kept from both ends of the open range
SMOOTH, ROUGH = 0.7, 0.9  # how far neighbours and chance move a municipality, in logits
MEAN_TOLERANCE = 0.02  # points of a region's mean


def build_phase_2(entities: pd.DataFrame, milestones: pd.DataFrame, catalogue: Catalogue) -> pd.DataFrame:
    """Return the milestone reports of phase II; `milestones` is the catalogue of `data.milestones`."""
    weights = milestones[milestones["phase"] == "2"].set_index("milestone")["weight"].sort_index()
    finals = pd.concat(
        [municipal_finals(entities, weights, catalogue), gobernacion_finals(weights)]
    ).sort_index()
    table = entities.set_index("entity_code").loc[finals.index]
    table = table.assign(
        adviser_code=_advisers(entities, table, catalogue),
        region=table["department_code"].map(catalogue.departments["region"]),
    )
    return _reports(table, finals.to_numpy(dtype=float))


def municipal_finals(entities: pd.DataFrame, weights: pd.Series, catalogue: Catalogue) -> pd.DataFrame:
    """Return fractions at 2020-12-31 (entity_code by milestone) of the municipalities with a report."""
    published = phase_2_progress(catalogue).set_index("code")["progress"]
    listed = entities[entities["phase_2"] & (entities["kind"] == "municipio")]["entity_code"]
    places = catalogue.municipalities.loc[listed].assign(published=published)
    regions = pd.read_csv(PUBLISHED / MAP_5_FILE)
    draws = generator("phase-2-final")
    parts = [
        _regional_finals(draws, places[places["region"] == slug(row.region)], row, weights, catalogue)
        for row in regions.itertuples()
        if row.alcaldias > 0
    ]
    return pd.concat(parts)


def _regional_finals(
    draws: np.random.Generator,
    places: pd.DataFrame,
    region: pd.Series,
    weights: pd.Series,
    catalogue: Catalogue,
) -> pd.DataFrame:
    """Fractions of one region: published values by recipe, the others around the mean that is left."""
    chance = draws.normal(size=len(places))
    reporting = highest(np.where(places["published"].notna(), np.inf, chance), int(region.alcaldias))
    places = places[reporting]
    fixed, free = places[places["published"].notna()], places[places["published"].isna()]
    wanted = float(region.avance_pct) * len(places) - float(fixed["published"].sum())
    aims = _aims(draws, free, wanted / len(free), catalogue)
    finals = np.array([_fill(draws, aim, weights.to_numpy(dtype=float)) for aim in aims])
    _settle_mean(draws, finals, weights.to_numpy(dtype=float), wanted)
    exact = np.array([recipe(value, len(weights)) for value in fixed["published"]]).reshape(-1, len(weights))
    codes = [*free.index, *fixed.index]
    return pd.DataFrame(np.vstack([finals, exact]), index=codes, columns=weights.index)


def recipe(value: float, milestones: int) -> Floats:
    """Return the fractions that sum exactly to a published value.

    Raises:
        KeyError: no recipe is declared for the value.
    """
    base, changed = RECIPES[value]
    fractions = np.full(milestones, base)
    for milestone, fraction in changed.items():
        fractions[milestone - 1] = fraction
    return fractions


def _aims(draws: np.random.Generator, places: pd.DataFrame, mean: float, catalogue: Catalogue) -> Floats:
    """Draw a wide spread inside the open range with about the wanted mean."""
    leaning = pd.Series(capacity(catalogue).results, index=catalogue.municipalities.index)
    smooth = field(places["lon"].to_numpy(), places["lat"].to_numpy(), "phase-2")
    scores = (
        0.3 * leaning.loc[places.index].to_numpy() + SMOOTH * smooth + ROUGH * draws.normal(size=len(places))
    )
    low, high = OPEN_RANGE[0] + MARGIN, OPEN_RANGE[1] - MARGIN
    below, above = -12.0, 12.0
    for _ in range(60):
        shift = (below + above) / 2
        aims = low + (high - low) / (1.0 + np.exp(-(scores + shift)))
        below, above = (shift, above) if aims.mean() < mean else (below, shift)
    rounded: Floats = np.round(aims, 4)
    return rounded


def _fill(draws: np.random.Generator, aim: float, points: Floats) -> Floats:
    """Complete milestones in about their official order until the aim is nearly reached."""
    order = np.argsort(np.arange(len(points)) + draws.normal(0.0, 3.0, size=len(points)), kind="stable")
    fractions: Floats = np.zeros(len(points))
    left = aim
    for place in order:
        share = min(1.0, np.floor(left / points[place] / GRAIN + 1e-9) * GRAIN)
        fractions[place] = round(max(share, 0.0), 2)
        left -= fractions[place] * points[place]
    return fractions


def _settle_mean(draws: np.random.Generator, finals: Floats, points: Floats, wanted: float) -> None:
    """Move single fractions by one grain until the sum of the group is the wanted one."""
    tolerance = MEAN_TOLERANCE * len(finals) + 1e-4
    while abs(gap := wanted - _points(finals, points)) > tolerance:
        row, column = int(draws.integers(len(finals))), int(draws.integers(len(points)))
        moved = round(finals[row, column] + np.sign(gap) * GRAIN, 2)
        step = round(GRAIN * points[column], 6)
        value = _points(finals[row], points) + np.sign(gap) * step
        inside = OPEN_RANGE[0] + MARGIN / 2 < value < OPEN_RANGE[1] - MARGIN / 2
        if 0.0 <= moved <= 1.0 and inside and step <= 2 * abs(gap):
            finals[row, column] = moved


def _points(fractions: Floats, points: Floats) -> float:
    return round(float((fractions * points).sum()), 6)  # rounded: no last bit decides a comparison


def gobernacion_finals(weights: pd.Series) -> pd.DataFrame:
    """Return fractions of the 25 gobernaciones with a report, falling in the published order to 0."""
    order = pd.read_csv(PUBLISHED / "fase2_avance_gobernaciones.csv", dtype={"department_code": str})
    points = weights.to_numpy(dtype=float)
    draws = generator("phase-2-gobernaciones")
    aims = np.append(_falling(draws, len(order) - 1), 0.0)
    finals = [_fill(draws, aim, points) if aim > 0 else np.zeros(len(points)) for aim in aims]
    codes = order.sort_values("posicion")["department_code"].to_list()
    return pd.DataFrame(np.array(finals), index=codes, columns=weights.index)


def _falling(draws: np.random.Generator, count: int) -> Floats:
    drops = draws.uniform(1.6, 4.2, size=count)
    levels = FIRST_GOBERNACION - np.concatenate([[0.0], np.cumsum(drops[1:])])
    return np.round(levels, 1)


def _advisers(entities: pd.DataFrame, table: pd.DataFrame, catalogue: Catalogue) -> pd.Series:
    """Phase II is DNP's: its own advisers, the nearest one where a partner was in charge of phase I."""
    towns = entities[entities["kind"] == "municipio"].set_index("entity_code")
    units = catalogue.municipalities
    codes = towns["adviser_code"].where(towns["adviser_code"].str.startswith("ASE", na=False))
    served = table.index[(table["kind"] == "municipio").to_numpy()]
    nearest = nearest_adviser(towns["adviser_code"], units, served)
    regions = table["department_code"].map(catalogue.departments["region"])
    return codes.reindex(table.index).fillna(nearest).fillna(regions.map(COORDINATION))


def _reports(table: pd.DataFrame, finals: Floats) -> pd.DataFrame:
    draws = generator("phase-2")
    habits = _habits(draws, table)
    journey = _journey(draws, table, finals, habits)
    days = timeline.effective_days(CUTOFFS_2, habits.stall, CLOSING)
    state = timeline.regress(draws, timeline.reached(journey, days), 20)
    said = timeline.settle(timeline.speaks(draws, habits, CUTOFFS_2), state)
    confirms = draws.random(said.shape) < 0.6
    dates = timeline.report_dates(draws, habits.late, CUTOFFS_2, OPENING, CLOSING)
    rows = timeline.changes(state, said, confirms)
    advisers = table["adviser_code"].to_numpy(dtype=object)
    return timeline.as_table(rows, "2", journey.codes, dates, CUTOFFS_2, advisers)


def _habits(draws: np.random.Generator, table: pd.DataFrame) -> timeline.Habits:
    count, cutoffs = len(table), len(CUTOFFS_2)
    luck = draws.random(count)
    first = np.select([luck < 0.1, luck < 0.45], [draws.integers(4, 7, size=count), 1], default=0)
    silent = draws.random(count) < 0.14
    return timeline.Habits(
        late=timeline.late_loading(draws, table["adviser_code"], table["region"]),
        first=first,
        last=np.where(silent, draws.integers(5, 7, size=count).clip(min=first), cutoffs - 1),
        gap=timeline.stretches(draws, (count, cutoffs), 0.04, 3),
        stall=timeline.stretches(draws, (count, cutoffs), 0.08, 4),
    )


def _journey(
    draws: np.random.Generator, table: pd.DataFrame, finals: Floats, habits: timeline.Habits
) -> timeline.Journey:
    """Work begins in August, one milestone after the other, and may come to rest before the year does."""
    count, milestones = len(finals), finals.shape[1]
    closing = np.array([float(timeline.day_of_year(day)) for day in CUTOFFS_2])[habits.last]
    begin = draws.uniform(214.0, 236.0, size=count)
    resting = draws.random(count) < 0.12
    working = np.where(
        resting, draws.uniform(285.0, 305.0, size=count), draws.uniform(345.0, 364.0, size=count)
    )
    finish: Floats = np.minimum(working, closing - 1.0)
    list_page = (np.arange(milestones) + draws.normal(0.0, 1.5, size=finals.shape)).clip(0, milestones - 1)
    rank = (
        np.where(finals > 0, list_page, np.inf).argsort(axis=1, kind="stable").argsort(axis=1, kind="stable")
    )
    share = np.minimum(rank / np.maximum((finals > 0).sum(axis=1), 1)[:, None], 1.0)
    span = (finish - begin)[:, None]
    start = begin[:, None] + 0.75 * share * span
    end = np.minimum(start + span * (0.12 + 0.2 * draws.random(finals.shape)), finish[:, None])
    return timeline.Journey(
        codes=table.index.to_numpy(dtype=object),
        final=finals,
        start=np.minimum(start, end - 1.0),
        end=end,
        step=timeline.steps(draws, count),
    )
