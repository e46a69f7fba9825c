"""Which means of the survey may be told: none that lets a reader work out what one or two people answered.

A mean of fewer than `MINIMUM_ANSWERS` answers is withheld. So is one that gives such a mean away when it is
subtracted from others: a department beside the municipality that is left, the country beside its regions,
a selection with and without a filter, a cut-off beside the one before.

The rule: for each question there is a fixed list of totals, built in order (the last cut-off before the
earlier ones; the country, its regions, departments and entities; then one filter at a time; then the levels
of the officials who answered, in the country and in each region). A total joins it only if afterwards no
weighted sum of those in it is the answers of one or two people. Any mean is told if and only if its answers
are a weighted sum of that list: whoever adds and subtracts published numbers, in any
number and of any files, stays inside what the list gives.

Covered: sums and means, of any selection, level, cut-off and wave, combined linearly. Not covered: what the
scale itself says (a mean of 5 says that everybody answered 5), and what a reader knows from elsewhere. How
many answered is no secret; what they answered is.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain, product
from typing import Any, Final

import numpy as np

from dashboard.core.kept import kept_with
from dashboard.core.state import GOBERNACION, MUNICIPIO, ViewState
from dashboard.indicators.filters import passing
from dashboard.indicators.measures import BoolArray, FloatArray
from data.model import Model

MINIMUM_ANSWERS: Final = 3  # with fewer, a mean says more about who answered than about the entity
GENERAL: Final = "general"
NEAR: Final = 1e-6


@dataclass(frozen=True, eq=False)
class Release:
    """What may be told of one question.

    Attributes:
        days: datetime64[D] of each answer. waves: of each answer. owners: position of its entity.
        span: projection (answer × answer) on the weighted sums of the released totals.
    """

    days: np.ndarray
    waves: np.ndarray
    owners: np.ndarray
    span: FloatArray

    def allows(self, members: BoolArray) -> BoolArray:
        """Return which sets of answers may be told (set × answer in, one flag per set out)."""
        sets = members.astype(float)
        sizes = sets.sum(axis=1)
        enough = sizes >= MINIMUM_ANSWERS
        inside = ((sets[enough] @ self.span) * sets[enough]).sum(axis=1)
        enough[enough] = sizes[enough] - inside < NEAR
        return enough

    def of_groups(self, keys: np.ndarray, groups: int, cutoff: date) -> BoolArray:
        """Return of which groups of entities the answers up to a day may be told.

        Args:
            keys: position of the group of each entity of the model; -1 for those that do not count.
        """
        owners = np.where(self.days <= np.datetime64(cutoff, "D"), keys[self.owners], -1)
        told = np.bincount(owners[owners >= 0], minlength=groups) >= MINIMUM_ANSWERS
        told[told] = self.allows(owners == np.flatnonzero(told)[:, None])
        return told

    def of_selection(self, chosen: BoolArray, cutoff: date, wave: int | None = None) -> bool:
        """Return whether the answers of some entities up to a day (of one wave, when given) may be told."""
        until = (self.days <= np.datetime64(cutoff, "D")) & chosen[self.owners]
        inside = until if wave is None else until & (self.waves == wave)
        return bool(self.allows(inside[None, :])[0])


@kept_with(16)
def release_of(model: Model, question: str) -> Release:
    """Return what may be told of a question; kept, because no view changes it."""
    answers = model.survey[model.survey["question"] == question]
    owners = model.entities.index.get_indexer(answers["entity_code"])
    days = answers["date"].to_numpy().astype("datetime64[D]")
    levels = answers["official_level"].astype(object).where(answers["official_level"].notna(), "").to_numpy()
    totals = chain(
        (entities[owners] & (days <= cutoff) for entities, cutoff in _totals(model)),
        _of_levels(model, owners, days, levels),
    )
    return Release(days, answers["wave"].to_numpy(), owners, _span(len(owners), totals))


def _span(answers: int, totals: Iterable[BoolArray]) -> FloatArray:
    """Return the projection on the totals that may be released, tried in order."""
    span: FloatArray = np.zeros((answers, answers))
    seen: set[bytes] = set()
    for members in totals:
        if members.sum() >= MINIMUM_ANSWERS and members.tobytes() not in seen:
            seen.add(members.tobytes())
            span = _joined(span, members.astype(float))
    return span


def _totals(model: Model) -> Iterator[tuple[BoolArray, np.datetime64]]:
    """Yield the totals to try: which entities, and until when."""
    cutoffs = [np.datetime64(day, "D") for day in reversed(model.cutoffs)]
    last, earlier = cutoffs[:1], cutoffs[1:]
    for populations in (list(_places(model)), list(_one_filter(model))):
        yield from product(populations, last)
        yield from ((entities, cutoff) for cutoff in earlier for entities in populations)


def _places(model: Model) -> Iterator[BoolArray]:
    """Yield the country, its regions, departments and entities, municipalities before gobernaciones."""
    for kind in (MUNICIPIO, GOBERNACION):
        of_kind = (model.entities["kind"] == kind).to_numpy()
        yield of_kind
        for column in ("region", "department_code"):
            owners = model.entities[column].to_numpy()
            yield from (of_kind & (owners == owner) for owner in dict.fromkeys(owners))
    yield from np.eye(len(model.entities), dtype=bool)[_answered_enough(model)]


def _answered_enough(model: Model) -> np.ndarray:
    """Return the positions of the entities with enough answers to some question."""
    counts = model.survey.groupby(["entity_code", "question"]).size()
    codes = counts[counts >= MINIMUM_ANSWERS].index.get_level_values("entity_code")
    return np.unique(model.entities.index.get_indexer(codes))


def _one_filter(model: Model) -> Iterator[BoolArray]:
    """Yield the municipalities that one value of one filter leaves, in the country and in each region."""
    values: Mapping[str, Sequence[Any]] = {
        "universes": [(code,) for code in sorted(model.entities["universe"].dropna().unique())],
        "partners": [(code,) for code in sorted(model.entities["partner"].dropna().unique())],
        "decree_683": ["si", "no"],
        "pdet": ["si", "no"],
        "phases": [(key,) for key in model.phases],
    }
    for regions in ((), *((slug,) for slug in model.catalogue.regions.index)):
        for name, each in values.items():
            states = (replace(ViewState(regions=regions), **{name: value}) for value in each)
            yield from (passing(model, state) for state in states)


def _of_levels(model: Model, owners: np.ndarray, days: np.ndarray, levels: np.ndarray) -> Iterator[BoolArray]:
    """Yield the answers of the officials of each level, of each kind of entity, in the country and by region.

    Only up to the last cut-off: what an earlier one adds is told where it follows from the rest.
    """
    until = days <= np.datetime64(model.cutoffs[-1], "D")
    kinds = model.entities["kind"].to_numpy()[owners]
    regions = model.entities["region"].to_numpy()[owners]
    for level in sorted({level for level in levels if level}):
        for kind in (MUNICIPIO, GOBERNACION):
            own = until & (levels == level) & (kinds == kind)
            yield own
            yield from (own & (regions == slug) for slug in model.catalogue.regions.index)


def _joined(span: FloatArray, total: FloatArray) -> FloatArray:
    """Return the projection with one more total; the same one when it would give one or two people away."""
    new = total - span @ total
    length = float(new @ new)
    if length < NEAR:
        return span
    wider: FloatArray = span + np.outer(new, new) / length
    return span if _isolates(wider) else wider


def _isolates(span: FloatArray) -> bool:
    """Return whether the answers of one or of two people are a weighted sum of the totals."""
    own = np.diag(span)
    if (own > 1 - NEAR).any():
        return True
    pairs = own[:, None] + own[None, :] + 2 * span
    np.fill_diagonal(pairs, 0)
    return bool((pairs > 2 - NEAR).any())
