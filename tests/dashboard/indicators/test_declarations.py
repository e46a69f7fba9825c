"""Every declared indicator: complete, with known sources and controls, and equal to the published totals."""

import pytest

from dashboard.core.state import DEFAULT_INDICATOR, Level, ViewState
from dashboard.indicators.declarations import Kind, Unit, declare
from dashboard.indicators.evaluate import evaluate
from dashboard.indicators.resolved import resolve_view
from data.calibration import agrees
from data.sources import SOURCES

DESIGN_KEYS = (
    "cobertura-fase-1",
    "cobertura-fase-2",
    "avance-fase-1",
    "avance-fase-2",
    "avance-etapa",
    "hito",
    "universo",
    "decreto-683",
    "uso-kpt",
    "pdet",
    "socio",
    "continuidad",
    "dias-sin-reporte",
    "calificacion-encuesta",
)
DECLARED = declare(("1", "2"))
every = pytest.mark.parametrize("indicator", DECLARED.values(), ids=lambda indicator: indicator.key)


def national(snapshot, key, **state):
    """The country row of an indicator."""
    view = ViewState(indicator=key, **state)
    resolved = resolve_view(snapshot.indicators, snapshot.model, view)
    return evaluate(resolved, snapshot.model, view, Level.COUNTRY).loc["pais"]


def test_the_keys_of_the_design_exist():
    """Addresses and downloads promise these keys."""
    assert set(DESIGN_KEYS) <= set(DECLARED)
    assert DEFAULT_INDICATOR in DECLARED


def test_labels_and_questions_are_unique():
    """Two indicators never look the same on a control."""
    assert len({item.label for item in DECLARED.values()}) == len(DECLARED)
    assert len({item.question for item in DECLARED.values()}) == len(DECLARED)


@every
def test_words_are_there(indicator):
    """Label, question, numerator and denominator are written; the question is one."""
    assert indicator.label[0].isupper()
    assert indicator.question.startswith("¿")
    assert indicator.question.endswith("?")
    assert indicator.numerator
    assert indicator.denominator
    assert all(caveat.endswith(".") for caveat in indicator.caveats)


@every
def test_sources_are_registered(indicator):
    """Captions, exports and the methodology page read a source's words from `data.sources`."""
    assert [key for key in indicator.source if key not in SOURCES] == []


@every
def test_controls_are_published(indicator, snapshot):
    """A control total is a row of the published figures."""
    assert [key for key in indicator.control if key not in snapshot.model.published.index] == []


@every
def test_an_indicator_says_what_it_is_made_of(indicator, snapshot):
    """Of columns of the table of entities, or of a table of its own: its origin follows from them."""
    of_its_own = indicator.source[0] in ("milestone_reports", "survey_answers")
    assert of_its_own != bool(indicator.attributes)
    assert set(indicator.attributes) <= set(snapshot.model.entities)


@every
@pytest.mark.parametrize("name", ["scale", "group_scale"])
def test_scales_cover_the_range(indicator, name):
    """Every value that the unit allows has a class; numeric classes rise."""
    scale = getattr(indicator, name)
    if scale.is_categorical:
        codes = [band.code for band in scale.bands]
        assert all(codes)
        assert len(set(codes)) == len(codes)
        return
    lowest, highest = {Unit.PERCENT: (0, 100), Unit.DAYS: (0, 400), Unit.POINTS: (1, 5)}[indicator.unit]
    lowers = [band.lower for band in scale.bands]
    assert lowers == sorted(set(lowers))
    assert scale.band_of(lowest) == 0
    assert scale.band_of(highest) == len(scale.bands) - 1
    assert all(scale.band_of(lower) == place for place, lower in enumerate(lowers))
    assert scale.decimals == indicator.decimals


@every
@pytest.mark.parametrize("kind", ["municipio", "gobernacion"])
def test_categories_have_a_class(indicator, kind, snapshot):
    """Every category that occurs is in the scale, or is the one drawn as «no asistido»."""
    view = ViewState(indicator=indicator.key, entity_type=kind)
    rows = evaluate(resolve_view(snapshot.indicators, snapshot.model, view), snapshot.model, view)
    known = {band.code for band in indicator.scale.bands} | {"", indicator.outside_code}
    assert set(rows["category"]) <= known


@every
def test_kind_fits_the_scales(indicator):
    """Numbers have numeric classes; attributes are categories of entities and shares of groups."""
    assert indicator.scale.is_categorical == (indicator.kind is not Kind.PROGRESS)
    assert indicator.group_scale.is_categorical == (indicator.kind is Kind.CATEGORY)


# ---- published totals ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("key", "figure", "state"),
    [
        ("cobertura-fase-1", "F1-MUN-RES", {}),
        ("cobertura-fase-1", "F1-GOB", {"entity_type": "gobernacion"}),
        ("cobertura-fase-2", "F2-MUN", {}),
        ("cobertura-fase-2", "F2-GOB", {"entity_type": "gobernacion"}),
        ("decreto-683", "D683-MUN-N", {}),
        ("pdet", "F1-ART", {}),
    ],
)
def test_published_counts(snapshot, key, figure, state):
    """675, 32, 365, 32, 308 and 170: the numerator of the country is the printed count."""
    printed = snapshot.model.published.at[figure, "valor"]
    assert agrees(float(national(snapshot, key, **state)["numerator"]), printed)


@pytest.mark.parametrize(
    ("key", "figure", "state"),
    [
        ("decreto-683", "D683-MUN-PCT", {}),
        ("decreto-683", "D683-DEP-PCT", {"entity_type": "gobernacion"}),
        ("continuidad", "F2-CONTINUAN-MUN", {}),
        ("continuidad", "F2-CONTINUAN-GOB", {"entity_type": "gobernacion"}),
        ("avance-fase-1", "F1-MUN-AVANCE", {}),
        ("avance-fase-1", "F1-GOB-AVANCE", {"entity_type": "gobernacion"}),
        ("uso-kpt", "KPT-GOB", {"entity_type": "gobernacion"}),
        ("uso-kpt", "KPT-MUN-DNP", {"partners": ("DNP",)}),
        ("calificacion-encuesta", "ENC-GENERAL", {}),
    ],
)
def test_published_values(snapshot, key, figure, state):
    """The value of the country is the printed one at its precision."""
    printed = snapshot.model.published.at[figure, "valor"]
    assert agrees(float(national(snapshot, key, **state)["value"]), printed)


@pytest.mark.parametrize(
    ("partner", "figure", "types"),
    [
        ("DNP", "F1-DNP", ("municipio",)),
        ("ART", "F1-ART", ("municipio",)),
        ("DAFP", "F1-DAFP", ("municipio", "gobernacion")),
    ],
)
def test_published_partners(snapshot, partner, figure, types):
    """300 municipalities of DNP, 170 of ART, 211 entities of DAFP."""
    counts = [
        national(snapshot, "cobertura-fase-1", partners=(partner,), entity_type=kind)["n"] for kind in types
    ]
    assert sum(counts) == int(snapshot.model.published.at[figure, "valor"])


@pytest.mark.parametrize(
    ("universe", "size"), zip("ABCDEFGH", (167, 191, 231, 96, 128, 92, 82, 115), strict=True)
)
def test_published_universes(snapshot, universe, size):
    """Each universe has its published size."""
    assert national(snapshot, "universo", universes=(universe,))["n"] == size


# ---- phases as data ------------------------------------------------------------------------------------


def test_a_third_phase_brings_its_indicators(third_phase):
    """Rows of phase III in the catalogue are enough: no code."""
    assert {"cobertura-fase-3", "avance-fase-3"} <= set(third_phase.indicators)
    assert third_phase.indicators["avance-fase-3"].label == "Avance de la fase III"
    assert "3.1" in third_phase.vocabulary["hito"]


def test_a_third_phase_is_evaluated(third_phase, tiny):
    """Medellín reported half of a quarter; Barranquilla is assisted and silent."""
    whole = tiny.rows(of=third_phase, indicator="avance-fase-3", level=Level.COUNTRY).loc["pais"]
    assert (whole["value"], whole["n"], whole["missing"]) == (12.5, 1, 1)
    covered = tiny.rows(of=third_phase, indicator="cobertura-fase-3", level=Level.COUNTRY).loc["pais"]
    assert (covered["numerator"], covered["denominator"]) == (2, 6)


def test_a_third_phase_leaves_the_others_alone(third_phase, tiny):
    """Values of phase II are the same with and without it."""
    assert tiny.rows(of=third_phase).equals(tiny.rows())


def test_a_phase_that_nobody_has_reported_yet_is_no_failure(silent_phase, tiny):
    """A phase that is only in the catalogue: every indicator is still evaluated."""
    for key in silent_phase.indicators:
        for level in Level:
            assert len(tiny.rows(of=silent_phase, indicator=key, level=level)), key
