"""The page of findings: how many each rule finds, and the list of entity and rule."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

import pandas as pd

from dashboard.core.cells import Cell
from dashboard.core.pages import FINDINGS, WORK_LIST
from dashboard.core.paging import ListPage, paginate
from dashboard.core.provenance import caption_mark
from dashboard.core.state import GOBERNACION, Listed, ViewState, parse_state
from dashboard.core.wording import aside, capitalised, counted, day, headline, joined, number, roman
from dashboard.indicators.provenance import REPORTS, origins_in, source_words
from dashboard.indicators.rules import RULES, Rule, cutoff_of, findings_in, picked_findings, with_reason
from dashboard.indicators.selection import describe_filters
from dashboard.indicators.snapshot import Snapshot
from dashboard.views.empty import WayOut, ways_out
from dashboard.views.finding import empty_sentence, nouns
from dashboard.views.listing import Listing, address, common_facts
from dashboard.views.neighbours import profile_href
from dashboard.views.summary import ChipLink, chip_links

ROWS_SHOWN: Final = 40  # files have all rows
FINDING_LIST_COLUMNS: Final = (
    "codigo",
    "nombre",
    "departamento_codigo",
    "departamento",
    "region",
    "regla",
    "regla_nombre",
    "familia",
    "severidad",
    "fase",
    "hallazgo",
    "umbral",
    "que_hacer",
    "asesor",
    "origen",
    "corte",
)


@dataclass(frozen=True)
class RuleCount:
    """A rule, how many findings and entities it has in the view, and the link that picks it or lets it go."""

    rule: Rule
    findings: int
    entities: int
    href: str
    is_picked: bool


@dataclass(frozen=True)
class FindingRow:
    """One finding in words, with the link to the entity's profile."""

    code: str
    name: str
    href: str
    place: str
    rule: Rule
    phase: str
    sentence: str


@dataclass(frozen=True, kw_only=True)
class FindingsView:
    """What the page shows.

    Attributes:
        finding: sentence above. calls: who of them has a reason to be called, and the address of that list.
        ways: out of an empty selection.
        caption: below. counts: every rule, also those that find nothing.
        rows: findings of the page shown. turn: which page, and of how many findings.
        files: ending and address of the list as it stands.
    """

    finding: str
    calls: tuple[str, str]
    caption: str
    notices: tuple[str, ...]
    ways: tuple[WayOut, ...]
    chips: tuple[ChipLink, ...]
    counts: tuple[RuleCount, ...]
    rows: tuple[FindingRow, ...]
    list_page: ListPage
    files: tuple[tuple[str, str], ...]


def files_of(key: str, state: ViewState) -> tuple[tuple[str, str], ...]:
    """Return ending and address of each file of a list."""
    return tuple((ending, address(f"/descargas-lista/{key}.{ending}", state)) for ending in ("xlsx", "csv"))


def findings_of_query(snapshot: Snapshot, query: str, page: int = 1) -> FindingsView:
    """Build what an address shows, at a page of its list."""
    state, ignored = parse_state(query, snapshot.vocabulary)
    found = findings_in(snapshot.model, state)
    picked = picked_findings(snapshot.model, state)
    list_page = paginate(page, len(picked), ROWS_SHOWN)
    said = facts(snapshot, state, picked)
    return FindingsView(
        finding=headline(said),
        calls=(calls_sentence(snapshot, state), WORK_LIST.showing(state.without("rules"))),
        caption=" ".join(filter(None, (aside(said), caption(snapshot, state)))),
        notices=ignored,
        ways=ways_out(snapshot, state, FINDINGS.showing),
        chips=chip_links(snapshot, state, FINDINGS.showing),
        counts=rule_counts(state, found),
        rows=tuple(_row(snapshot, state, row) for row in picked.iloc[list_page.rows].to_dict("records")),
        list_page=list_page,
        files=files_of("hallazgos", state),
    )


def rule_counts(state: ViewState, found: pd.DataFrame) -> tuple[RuleCount, ...]:
    """Return every rule with its findings and entities, the most serious rules first."""
    ordered = sorted(RULES.values(), key=lambda rule: (-rule.severity, -rule.points))
    rules, entities = found["rule"].tolist(), found["entity"].tolist()
    findings = Counter(rules)
    holders = Counter(rule for rule, _ in set(zip(rules, entities, strict=True)))
    return tuple(_count(rule, state, findings[rule.key], holders[rule.key]) for rule in ordered)


def _count(rule: Rule, state: ViewState, findings: int, entities: int) -> RuleCount:
    is_picked = rule.key in state.rules
    others = set(state.rules) - {rule.key} if is_picked else {*state.rules, rule.key}
    toggled = replace(state, rules=tuple(sorted(others)))
    return RuleCount(rule, findings, entities, FINDINGS.showing(toggled), is_picked)


def sentence(snapshot: Snapshot, state: ViewState, picked: pd.DataFrame) -> str:
    """Say how many findings there are, in how many entities, and how many are serious."""
    return headline(facts(snapshot, state, picked))


def facts(snapshot: Snapshot, state: ViewState, picked: pd.DataFrame) -> tuple[str, ...]:
    """Say how many findings there are, in how many entities, how many are serious, which rules find most."""
    if empty := empty_sentence(snapshot, state):
        return (empty,)
    where = capitalised(describe_filters(snapshot.model, state))
    singular, plural = nouns(state)
    if picked.empty:
        when = day(cutoff_of(snapshot.model, state))
        return (f"{where}: ninguna regla encuentra nada al corte del {when}.",)
    entities = counted(picked["entity"].nunique(), singular, plural)
    high = int((picked["severity"] == 3).sum())
    serious = f"De severidad alta: {number(high)}." if high else "Ninguno es de severidad alta."
    return (
        f"{where}: {counted(len(picked), 'hallazgo', 'hallazgos')} en {entities}.",
        serious,
        _most_frequent(picked),
    )


def calls_sentence(snapshot: Snapshot, state: ViewState) -> str:
    """Say how many entities of a view have a reason to be called, and why others with findings have none.

    Empty where nobody has any finding.
    """
    having = findings_in(snapshot.model, state)["entity"].nunique()
    if not having:
        return ""
    calling, (singular, plural) = with_reason(snapshot.model, state), nouns(state)
    verb = "tiene" if calling == 1 else "tienen"
    head = f"{counted(calling, singular, plural)} {verb} motivo de llamada, como en «Mi región»"
    others = having - calling
    if not others:
        return f"{head}."
    rest = "El otro" if others == 1 else f"Los otros {number(others)}"
    if state.entity_type == GOBERNACION:
        rest = "La otra" if others == 1 else f"Las otras {number(others)}"
    has = "tiene" if others == 1 else "tienen"
    return f"{head}. {rest} con hallazgos solo {has} reparos a sus datos, que no suman puntos de llamada."


def _most_frequent(picked: pd.DataFrame) -> str:
    """Name the rules that find most, all that tie."""
    found = picked["rule"].value_counts()
    most = int(found.max())
    labels = [f"«{RULES[key].label}»" for key in RULES if found.get(key, 0) == most]
    if len(labels) == 1:
        return f"El más frecuente es {labels[0]} ({number(most)})."
    return f"Los más frecuentes son {joined(labels)} ({number(most)} cada uno)."


def caption(snapshot: Snapshot, state: ViewState) -> str:
    """Say filters, cut-off, rules, source, demonstration mark and version."""
    cutoff = day(cutoff_of(snapshot.model, state))
    rules = joined(f"«{RULES[key].label}»" for key in state.rules) if state.rules else "todas"
    return (
        f"Filtros: {describe_filters(snapshot.model, state)}. Reglas: {rules}. Corte: {cutoff}. "
        f"{source_words(snapshot.model, REPORTS)} {caption_mark(origins_in(snapshot.model, REPORTS))} "
        f"Versión {snapshot.model.version}. "
        "Los hallazgos se listan; ningún dato se corrige."
    )


def _row(snapshot: Snapshot, state: ViewState, row: dict[str, object]) -> FindingRow:
    code = str(row["entity"])
    entry = snapshot.directory[code]
    return FindingRow(
        code=code,
        name=entry.name,
        href=profile_href(replace(state, listed=Listed.FINDINGS), code),
        place=entry.department,
        rule=RULES[str(row["rule"])],
        phase=roman(str(row["phase"])),
        sentence=capitalised(str(row["sentence"])),
    )


def findings_listing(snapshot: Snapshot, state: ViewState) -> Listing:
    """Return the list of findings as the page has it, all its rows."""
    picked = picked_findings(snapshot.model, state)
    cutoff = cutoff_of(snapshot.model, state).isoformat()
    title = "Hallazgos: lo que las reglas encuentran en lo reportado"
    rules = (RULES[key] for key in (state.rules or RULES))
    return Listing(
        key="hallazgos",
        title=title,
        columns=FINDING_LIST_COLUMNS,
        rows=tuple(_cells(snapshot, row, cutoff) for row in picked.to_dict("records")),
        facts=(*common_facts(snapshot, state, title, FINDINGS.showing(state)), *rule_facts(rules)),
    )


def rule_facts(rules: Iterable[Rule]) -> tuple[tuple[str, str], ...]:
    """Return each rule with its condition, thresholds in words."""
    return tuple((f"Regla: {rule.label}", rule.condition_words) for rule in rules)


def place_cells(snapshot: Snapshot, code: str) -> tuple[Cell, ...]:
    """Return code, name, department's code and name, and region of an entity."""
    entry = snapshot.directory[code]
    return (code, entry.official, entry.department_code, entry.department, entry.region)


def adviser_of(snapshot: Snapshot, code: str) -> str | None:
    """Return the code of the adviser of an entity, or `None` when it has none."""
    return snapshot.directory[code].adviser


def _cells(snapshot: Snapshot, row: dict[str, object], cutoff: str) -> tuple[Cell, ...]:
    code, rule = str(row["entity"]), RULES[str(row["rule"])]
    return (
        *place_cells(snapshot, code),
        rule.key,
        rule.label,
        rule.family.value,
        rule.severity.label,
        str(row["phase"]),
        str(row["sentence"]),
        rule.condition_words,
        rule.action,
        adviser_of(snapshot, code),
        snapshot.model.origins[REPORTS],
        cutoff,
    )
