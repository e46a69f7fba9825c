"""One fact, one answer: what moved and how far everyone is, walked over the shipped data, page by page.

What is true is recounted here from the reports with plain arithmetic; every place that says it must say that.
Figures, files and reports are slower: they are walked at every cut-off for the country and one region, the
blocks of a report for three scopes.
"""

import json
import re
from functools import cache
from urllib.parse import urlsplit

import numpy as np
import pytest

from dashboard.core.scales import DIFFERENCE
from dashboard.core.state import GOBERNACION, MUNICIPIO, Level, ViewState, parse_state, to_query
from dashboard.exports.formats import make_download
from dashboard.figures.printed.catalogue import FIGURES
from dashboard.figures.printed.home import unit_colours
from dashboard.indicators.classes import class_positions
from dashboard.indicators.decomposition import decompose
from dashboard.indicators.evaluate import evaluate, read
from dashboard.indicators.milestones.series import rows_of
from dashboard.indicators.movement import Movement, counts
from dashboard.indicators.resolved import resolve_view
from dashboard.indicators.rules import current_phase, findings_in
from dashboard.indicators.rules.declaration import phase_status_at
from dashboard.indicators.selection import selected
from dashboard.reports.blocks import Paragraph
from dashboard.reports.chapters.closing import by_rule
from dashboard.reports.chapters.results import changed, movement_sentence
from dashboard.views.finding import facts
from dashboard.views.findings import findings_of_query
from dashboard.views.home import build_view
from dashboard.views.map_values import drawn_units
from dashboard.views.milestones.focus import resolve_focus
from dashboard.views.milestones.heat import series_of_query
from dashboard.views.milestones.page import build_milestones, changes_of
from dashboard.views.peers import standings
from dashboard.views.profile import build_profile
from dashboard.views.rows import ViewRows, table
from dashboard.views.summary import cards, legend_items
from dashboard.views.worklist import worklist_of_query
from dashboard.views.worklist.changes import changes

PHASES = ("1", "2")
KINDS = (MUNICIPIO, GOBERNACION)
PLACES = ((), ("caribe",))  # where figures and files are read
BANDS = [band.label for band in DIFFERENCE.bands]
SAID = re.compile(
    r"([\d.]+)(?: (?:municipios?|gobernación|gobernaciones))? "
    r"(avanza|sigue(?:n)? igual|retrocede|empieza(?:n)? a reportar)"
)
each = pytest.mark.parametrize(("key", "kind"), [(key, kind) for key in PHASES for kind in KINDS])


@pytest.fixture(scope="module")
def recount(snapshot):
    """A function from a phase to the progress of every entity at every cut-off, by plain arithmetic."""

    @cache
    def of(key):
        phase = snapshot.model.phases[key]
        weights = phase.milestones["weight"].to_numpy(float)
        sums = np.array([np.nan_to_num(cut) @ weights for cut in phase.fractions])
        return np.where(np.isnat(phase.last_report) | ~phase.assisted, np.nan, sums)

    return of


@pytest.fixture(scope="module")
def moves(snapshot, recount):
    """A function from phase, place of the cut-off and entities to how many advance, stay and go back."""

    def of(key, position, chosen):
        now, before = recount(key)[position, chosen], recount(key)[position - 1, chosen]
        change = np.round(now - before, 9)
        return {
            Movement.UP: int((change > 0).sum()),
            Movement.STILL: int((change == 0).sum()),
            Movement.DOWN: int((change < 0).sum()),
            Movement.NEW: int((np.isnan(before) & ~np.isnan(now)).sum()),
        }

    return of


def regions(snapshot):
    """The whole country, and each region."""
    return ((), *((slug,) for slug in snapshot.model.catalogue.regions.index))


def views(snapshot, key, kind, places):
    """Every view of a phase that compares a cut-off with the one before: its place and its state."""
    cutoffs = snapshot.model.phases[key].cutoffs
    for position in range(1, len(cutoffs)):
        for place in places:
            yield (
                position,
                ViewState(
                    indicator=f"avance-fase-{key}",
                    cutoff=cutoffs[position],
                    since=cutoffs[position - 1],
                    regions=place,
                    entity_type=kind,
                ),
            )


def said(sentence):
    """The counts that a sentence says, by the stem of its verb; what is not said is 0."""
    found = {verb[:4]: int(count.replace(".", "")) for count, verb in SAID.findall(sentence)}
    return {item: found.get(item[:4], 0) for item in Movement if item is not Movement.SILENT}


def drawn(snapshot, state):
    """The units of a map of changes, and what it is."""
    resolved = resolve_view(snapshot.indicators, snapshot.model, state)
    reading = read(resolved, snapshot.model, state)
    return reading, drawn_units(
        snapshot, state, reading.rows(Level.ENTITY), reading.before.rows(Level.ENTITY)
    )


def of_classes(found):
    """Counts of the classes of change as counts of movements."""
    return {
        Movement.DOWN: found[BANDS[0]],
        Movement.STILL: found[BANDS[1]],
        Movement.UP: sum(found[label] for label in BANDS[2:]),
    }


def without_new(wanted):
    """What a map of changes counts: who has both sides."""
    return {item: count for item, count in wanted.items() if item is not Movement.NEW}


def test_plain_arithmetic_of_the_last_fortnight(snapshot, moves):
    """Country, phase II, 15 to 31 December 2020: 122 municipalities advance, 191 stay and 3 go back."""
    towns = selected(snapshot.model, ViewState())
    assert list(moves("2", -1, towns).values())[:3] == [122, 191, 3]


@each
def test_home_says_who_moved(snapshot, moves, key, kind):
    """Its sentence, its legend, the values of its map, and the same map on paper."""
    for position, state in views(snapshot, key, kind, regions(snapshot)):
        chosen = selected(snapshot.model, state)
        wanted = moves(key, position, chosen)
        reading, units = drawn(snapshot, state)
        rows = {level: reading.rows(level) for level in Level}
        sentence = " ".join(facts(snapshot, reading, state, rows))
        if "ninguna entidad" not in sentence and "no asiste" not in sentence:
            assert said(sentence) == wanted, state
        legend = {item.label: item.count for item in legend_items(snapshot, reading.resolved, state, units)}
        assert of_classes(legend) == without_new(wanted), state
        places = class_positions(reading.resolved, Level.ENTITY, units)
        painted = {label: int((places == place).sum()) for place, label in enumerate(BANDS)}
        assert of_classes(painted) == without_new(wanted), state
        fills = unit_colours(reading.resolved, state, units).tolist()
        paper = {band.label: fills.count(band.colour) for band in DIFFERENCE.bands}
        assert of_classes(paper) == without_new(wanted), state


@each
def test_the_milestones_page_says_who_moved(snapshot, moves, key, kind):
    """The counts of its lists, and its sentence where it is built whole."""
    for position, state in views(snapshot, key, kind, regions(snapshot)):
        chosen = selected(snapshot.model, state)
        wanted = moves(key, position, chosen)
        focus = resolve_focus(snapshot.model, snapshot.indicators[state.indicator], state)
        found = counts(changes_of(focus, rows_of(snapshot.model, focus.phase, chosen, Level.ENTITY)))
        assert {item: found[item] for item in wanted} == wanted, state
        if state.regions in PLACES:
            view = build_milestones(snapshot, state)
            assert not view.change or said(view.change) == wanted, state


@each
def test_the_browser_paints_who_moved(snapshot, moves, key, kind):
    """The cells of a cut-off in the file of changes, by sign and by class; and the lists of the page."""
    cutoffs = snapshot.model.phases[key].cutoffs
    for position, state in views(snapshot, key, kind, ((),)):
        wanted = moves(key, position, selected(snapshot.model, state))
        query = f"nivel=municipio&tipo={kind}&desde={cutoffs[position - 1].isoformat()}"
        series = series_of_query(snapshot, key, query)
        painted = [row[0] for row in series["cambios"][position]]
        assert sum(change is not None and change > 0 for change in painted) == wanted[Movement.UP]
        assert sum(change == 0 for change in painted) == wanted[Movement.STILL]
        assert sum(change is not None and change < 0 for change in painted) == wanted[Movement.DOWN]
        classes = [row[0] for row in series["clases"][position]]
        painted = {label: classes.count(place) for place, label in enumerate(BANDS)}
        assert of_classes(painted) == without_new(wanted), state
        lists = build_milestones(snapshot, state).heat["movimientos"]
        assert {item: len(lists.get(item, ())) for item in wanted} == wanted, state


@each
def test_the_work_list_and_the_report_say_who_moved(snapshot, moves, key, kind):
    """Where the phase is the one in course; a report names municipalities, or gobernaciones."""
    compared = 0
    for position, state in views(snapshot, key, kind, regions(snapshot)):
        if current_phase(snapshot.model, state.cutoff) != key:
            continue
        wanted = moves(key, position, selected(snapshot.model, state))
        found = changes(snapshot, state)
        assert {item: found.counts[item] for item in wanted} == wanted, state
        assert said(found.sentence) == wanted, state
        assert len(found.backward) == wanted[Movement.DOWN]
        sentence = movement_sentence(snapshot, state)
        assert not sentence or said(sentence) == wanted, state
        compared += 1
    assert compared


@each
def test_figure_and_files_say_who_moved(snapshot, moves, key, kind):
    """The rows of the figure of movements, its sentence, and the metadata of the file of the map."""
    for position, state in views(snapshot, key, kind, PLACES):
        wanted = moves(key, position, selected(snapshot.model, state))
        printed = FIGURES["movimientos"].build(snapshot, state)
        column = printed.table.head.index("movimiento")
        kinds = [row[column] for row in printed.table.rows]
        assert {item: kinds.count(item) for item in wanted} == wanted, state
        assert not kinds or said(printed.finding) == wanted, state
        if position == len(snapshot.model.phases[key].cutoffs) - 1:
            file = make_download(snapshot, state.indicator, "json", to_query(state)).content
            assert said(json.loads(file)["hallazgo"]) == wanted, state


@pytest.mark.parametrize("place", [{}, {"regions": ("caribe",)}, {"departments": ("63",)}])
def test_the_chapter_of_changes_says_it_once(snapshot, moves, place):
    """Its text, its map and its figure, of three scopes at the last two cut-offs."""
    for position in (-1, -2):
        scope = ViewState(cutoff=snapshot.model.phases["2"].cutoffs[position], **place)
        wanted = moves("2", position, selected(snapshot.model, scope))
        blocks = changed(snapshot, scope)
        texts = [block.text for block in blocks if hasattr(block, "text")]
        figures = [block.printed for block in blocks if hasattr(block, "printed")]
        assert len(figures) == 2
        for sentence in (texts[0], *(printed.finding for printed in figures)):
            assert said(sentence) == wanted, (scope, sentence)
        tables = {block.title: len(block.table.rows) for block in blocks if hasattr(block, "table")}
        fallen = [size for title, size in tables.items() if "retrocedieron" in title]
        assert fallen == ([wanted[Movement.DOWN]] if wanted[Movement.DOWN] else [])


@each
def test_every_page_compares_with_the_same_cut_off(snapshot, key, kind):
    """Whatever day is asked for: earlier, later, of another phase or none."""
    model = snapshot.model
    for cutoff in (None, *model.cutoffs):
        for since in (None, *model.cutoffs):
            state = ViewState(indicator=f"avance-fase-{key}", cutoff=cutoff, since=since, entity_type=kind)
            home = resolve_view(snapshot.indicators, model, state).previous
            assert resolve_focus(model, snapshot.indicators[state.indicator], state).before == home
            if cutoff and current_phase(model, cutoff) == key:
                assert changes(snapshot, state).since == home


@each
def test_who_went_back_is_found_by_the_rule(snapshot, recount, key, kind):
    """A fall of the phase is a fall of some milestone, and the rule finds exactly who had one by then."""
    model, phase = snapshot.model, snapshot.model.phases[key]
    for position, state in views(snapshot, key, kind, ((),)):
        chosen = selected(model, state)
        found = findings_in(model, state)
        named = set(found.loc[(found["rule"] == "retroceso") & (found["phase"] == key), "entity"])
        fell = recount(key)[position] < recount(key)[position - 1] - 1e-9
        assert set(model.entities.index[fell & chosen]) <= named
        parts = phase.fractions[: position + 1]
        fallen = (parts[1:] < parts[:-1] - 1e-9).any(axis=(0, 2))
        assert named == set(model.entities.index[fallen & chosen & phase.assisted])


@each
def test_everyone_has_one_progress(snapshot, recount, key, kind):
    """On home, milestones page, work list and file, at every cut-off."""
    model, phase = snapshot.model, snapshot.model.phases[key]
    for position, cutoff in enumerate(phase.cutoffs):
        state = ViewState(indicator=f"avance-fase-{key}", cutoff=cutoff, entity_type=kind)
        chosen = selected(model, state)
        resolved = resolve_view(snapshot.indicators, model, state)
        wanted = recount(key)[position]
        home = evaluate(resolved, model, state, Level.ENTITY)["value"]
        assert home.to_numpy() == pytest.approx(wanted[chosen], abs=1e-9, nan_ok=True)
        rows = rows_of(model, phase, chosen, Level.ENTITY)
        page = rows.values[position, :, 0]
        assert page == pytest.approx(wanted[chosen & phase.assisted], abs=1e-9, nan_ok=True)
        status = phase_status_at(model, key, cutoff)
        assert status.progress[-1] == pytest.approx(wanted, abs=1e-9, nan_ok=True)
        assert status.reported.tolist() == (~np.isnan(wanted)).tolist()
        view = ViewRows(snapshot=snapshot, resolved=resolved, state=state)
        file = [np.nan if row[5] is None else row[5] for row in table(view)]
        assert file == pytest.approx(wanted[chosen].tolist(), abs=1e-6, nan_ok=True)


@each
def test_everyone_has_one_progress_in_its_profile(snapshot, recount, key, kind):
    """Its standing and the sum of its milestones: every thirtieth entity, the middle and last cut-off."""
    model, phase = snapshot.model, snapshot.model.phases[key]
    places = np.flatnonzero(selected(model, ViewState(entity_type=kind)) & phase.assisted)[::30]
    for position in (len(phase.cutoffs) // 2, len(phase.cutoffs) - 1):
        for place in places:
            wanted = recount(key)[position, place]
            code, cutoff = str(model.entities.index[place]), phase.cutoffs[position]
            standing = next(item for item in standings(snapshot, code, cutoff) if item.phase == key)
            assert standing.value == pytest.approx(wanted, abs=1e-9, nan_ok=True)
            parts = decompose(phase, position, int(place))
            assert parts.reported == (not np.isnan(wanted))
            assert sum(item.points for item in parts.milestones) == pytest.approx(np.nan_to_num(wanted))


@each
def test_who_lags_is_the_first_class(snapshot, recount, key, kind):
    """The card counts who reads less than 20,0 %: the first class of the legend and its zero."""
    for cutoff in snapshot.model.phases[key].cutoffs:
        state = ViewState(indicator=f"avance-fase-{key}", cutoff=cutoff, entity_type=kind)
        resolved = resolve_view(snapshot.indicators, snapshot.model, state)
        reading = read(resolved, snapshot.model, state)
        units = drawn_units(snapshot, state, reading.rows(Level.ENTITY), None)
        legend = legend_items(snapshot, resolved, state, units)
        counted = {item.label: item.count for item in legend}
        low = counted["0\xa0%"] + counted["más de 0 a 20\xa0%: rezagado"]
        (card,) = [item for item in cards(snapshot, reading, state) if item.label.startswith("Rezagados")]
        assert int(card.value.replace(".", "")) == low, cutoff


@pytest.mark.parametrize("kind", KINDS)
def test_work_list_findings_and_report_count_the_same_calls(snapshot, kind):
    """Region by region: who has a reason to be called, wherever it is said; and the profiles agree."""
    for slug in snapshot.model.catalogue.regions.index:
        scope = ViewState(regions=(str(slug),), entity_type=kind)
        listed = worklist_of_query(snapshot, to_query(scope)).tasks
        said = findings_of_query(snapshot, to_query(scope)).calls[0]
        having = findings_in(snapshot.model, scope)["entity"].nunique()
        assert (number_in(said) if said else having) == len(listed), slug
        assert having == len(listed) or f"otr{'a' if kind == GOBERNACION else 'o'}" in said
        written = [block.text for block in by_rule(snapshot, scope) if isinstance(block, Paragraph)]
        assert not said or said in written
        for task in listed[:3]:
            reasons = build_profile(snapshot, scope, task.code).reasons
            assert [line.label for line in reasons] == [reason.rule.label for reason in task.reasons]


def number_in(text):
    """The number that a sentence begins with."""
    return int(re.match(r"[\d.]+", text).group().replace(".", ""))


@each
def test_who_has_a_class_is_the_same_everywhere(snapshot, recount, key, kind):
    """What a card or a legend counts is who passes its address, on the map and in the file."""
    model, phase = snapshot.model, snapshot.model.phases[key]
    for position, cutoff in enumerate(phase.cutoffs):
        state = ViewState(indicator=f"avance-fase-{key}", cutoff=cutoff, entity_type=kind)
        progress = np.floor(recount(key)[position] * 10 + 0.5 + 1e-9) / 10
        chosen = selected(model, state)
        silent = np.isnan(progress) & phase.assisted
        cards_now = build_view(snapshot, state).cards
        for card, wanted in ((cards_now[2], progress < 20), (cards_now[3], silent)):
            wanted = set(model.entities.index[wanted & chosen])
            assert bool(card.href) == bool(wanted)
            if not wanted:
                continue
            narrowed, ignored = parse_state(urlsplit(card.href).query, snapshot.vocabulary)
            assert not ignored
            assert int(card.value.replace(".", "")) == len(wanted)
            assert set(model.entities.index[selected(model, narrowed)]) == wanted, (cutoff, card.label)
            view = build_view(snapshot, narrowed)
            assert sum(kind >= -3 for kind in view.payload["clases"]) == len(wanted)
            assert sum(item.count for item in view.legend if item.is_picked) == len(wanted)
            file = make_download(snapshot, narrowed.indicator, "json", to_query(narrowed)).content
            assert json.loads(file)["filas"] == len(wanted)
