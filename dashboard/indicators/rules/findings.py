"""What the rules find in a model at a cut-off: one list, asked by page, work list and profile."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

import pandas as pd

from dashboard.core.kept import kept_with
from dashboard.core.state import ViewState
from dashboard.indicators.measures import BoolArray
from dashboard.indicators.rules.catalogue import RULES
from dashboard.indicators.rules.declaration import PhaseStatus, Rule, Scope, phase_status_at
from dashboard.indicators.selection import selected
from data.model import Model

FINDING_COLUMNS = ("entity", "rule", "phase", "severity", "points", "sentence")


@dataclass(frozen=True)
class Finding:
    """One rule that holds for one entity.

    Attributes:
        entity: its code. rule: the declaration (label, severity, action, condition_words…).
        phase: key of the phase looked at. sentence: in Spanish, with the numbers, without final stop.
    """

    entity: str
    rule: Rule
    phase: str
    sentence: str


def current_phase(model: Model, cutoff: date) -> str:
    """Return the last phase that had begun at a cut-off; the first when none had."""
    begun = [key for key in model.phases if phase_status_at(model, key, cutoff) is not None]
    return max(begun, default=min(model.phases))


@kept_with(32)
def findings(model: Model, cutoff: date) -> pd.DataFrame:
    """Return every finding at a cut-off, worst first, then by points, entity and rule.

    Columns: entity (code), rule (key), phase (key), severity (3 high to 1 low), points (weight on the work
    list, 0 off it), sentence. Cached for each model and cut-off: callers must not write to it.
    """
    rows = [
        row
        for rule in RULES.values()
        for status in statuses_of(rule, model, cutoff)
        for row in _rows(rule, status)
    ]
    frame = pd.DataFrame(rows, columns=list(FINDING_COLUMNS))
    return frame.sort_values(
        ["severity", "points", "entity", "rule", "phase"],
        ascending=[False, False, True, True, True],
        ignore_index=True,
    )


def findings_of(model: Model, cutoff: date, entity: str) -> tuple[Finding, ...]:
    """Return what the rules say of one entity at a cut-off, worst first; empty when there is nothing.

    An entity that the model does not hold has no findings.
    """
    return _by_entity(model, cutoff).get(entity, ())


@kept_with(32)
def _by_entity(model: Model, cutoff: date) -> Mapping[str, tuple[Finding, ...]]:
    found: dict[str, tuple[Finding, ...]] = {}
    for row in findings(model, cutoff).itertuples():
        own = Finding(str(row.entity), RULES[str(row.rule)], str(row.phase), str(row.sentence))
        found[own.entity] = (*found.get(own.entity, ()), own)
    return found


def statuses_of(rule: Rule, model: Model, cutoff: date) -> Iterator[PhaseStatus]:
    """Yield the phases that a rule looks at, as they stood at a cut-off; phases not begun are left out."""
    keys = {
        Scope.CURRENT: (current_phase(model, cutoff),),
        Scope.EACH: tuple(sorted(model.phases)),
        Scope.FIRST: ("1",),
        Scope.SECOND: ("2",),
    }[rule.scope]
    for key in keys:
        status = phase_status_at(model, key, cutoff) if key in model.phases else None
        if status is not None:
            yield status


def _rows(rule: Rule, status: PhaseStatus) -> Iterator[tuple[str, str, str, int, int, str]]:
    hits = rule.test(status, rule.limits)
    codes = status.model.entities.index
    for place in hits.found.nonzero()[0]:
        numbers = {name: values[place] for name, values in hits.numbers.items()}
        sentence = rule.words({**numbers, "phase": status.phase.key})
        yield (str(codes[place]), rule.key, status.phase.key, int(rule.severity), rule.points, sentence)


def cutoff_of(model: Model, state: ViewState) -> date:
    """Return the cut-off that a view is judged at: its own, else the last one of its phases or of all."""
    if state.cutoff is not None:
        return state.cutoff
    chosen = [day for key in state.phases for day in model.phases[key].cutoffs]
    return max(chosen, default=model.cutoffs[-1])


def judged(model: Model, state: ViewState) -> BoolArray:
    """Return the entities that a view leaves, by what they are at the cut-off that it is judged at."""
    return selected(model, replace(state, cutoff=cutoff_of(model, state)))


def findings_in(model: Model, state: ViewState) -> pd.DataFrame:
    """Return the findings of the entities that a view leaves, in their order, of every rule."""
    found = findings(model, cutoff_of(model, state))
    inside = model.entities.index[judged(model, state)]
    return found[found["entity"].isin(inside)]


def picked_findings(model: Model, state: ViewState) -> pd.DataFrame:
    """Return the findings of a view of the rules that it picks; of all when it picks none."""
    found = findings_in(model, state)
    return found[found["rule"].isin(state.rules)] if state.rules else found
