"""The profile as one value: what it says of the tiny country, at which cut-off and of which phase."""

import re
from dataclasses import FrozenInstanceError
from datetime import date

import pytest

from dashboard.core.state import ViewState
from dashboard.core.wording import short_day
from dashboard.indicators.rules import findings_of
from dashboard.views.neighbours import NotAnEntity
from dashboard.views.profile import Profile, build_profile, profile_of_query, universe_words
from dashboard.views.worklist.tasks import tasks


def facts(profile):
    """Label to words."""
    return dict(profile.identity)


def test_identity_in_words(tiny):
    """Abejorral: every attribute decoded."""
    assert facts(build_profile(tiny.snapshot, ViewState(), "05002")) == {
        "Región": "Andina (hub A)",
        "Universo": "B: inversión alta, desempeño fiscal bajo, resultados bajos",
        "PDET": "sí, subregión Bajo Cauca",
        "Asistida en": "fase I",
        "Socio (fase I)": "ART",
        "Decreto 683": "no lo acogió",
        "Usó el KPT": "sin dato",
        "Asesor (código)": "A07",
    }


def test_what_is_unknown_is_said(tiny):
    """Campo de la Cruz has no universe and is in no phase; a gobernación has no universe to know."""
    town = facts(build_profile(tiny.snapshot, ViewState(), "08137"))
    assert town["Universo"] == "sin dato"
    assert town["Asistida en"] == "ninguna fase"
    assert town["Socio (fase I)"] == "no asistida en la fase I"
    assert facts(build_profile(tiny.snapshot, ViewState(), "05"))["Universo"] == "no aplica"


def test_universes_are_decoded():
    """All three criteria in words."""
    assert universe_words("G") == "G: inversión baja, desempeño fiscal bajo, resultados altos"


def test_the_finding_compares_and_places(tiny):
    """Medellín beside the first group that has others."""
    assert build_profile(tiny.snapshot, ViewState(), "05001").finding == (
        "Medellín lleva 62,5\xa0% de la fase II al 15 de octubre de 2020. Está 23,8\xa0puntos por encima "
        "del promedio de su universo (38,8\xa0%, n\xa0=\xa02)."
    )


def test_the_finding_of_silence_and_of_no_phase(tiny):
    """Bogotá has not reported in phase II; Campo de la Cruz is in no phase."""
    assert build_profile(tiny.snapshot, ViewState(), "11001").finding == (
        "Bogotá, D.C. no ha reportado avance de la fase II al 15 de octubre de 2020."
    )
    alone = build_profile(tiny.snapshot, ViewState(), "08137")
    assert (
        alone.finding == "Campo de la Cruz no está en ninguna fase que hubiera empezado a la fecha de corte."
    )
    assert alone.detail is None
    assert alone.curves == ()


def test_the_cutoff_of_the_view_counts(tiny):
    """In April only phase I had begun; the default indicator is of phase II."""
    found = build_profile(tiny.snapshot, ViewState(cutoff=date(2020, 4, 15)), "05001")
    assert found.detail.name == "fase I"
    assert found.detail.decomposition.points == 70
    assert [tab.note for tab in found.tabs] == ["", "no había empezado al 15 de abril de 2020"]


@pytest.mark.parametrize(
    ("state", "shown"),
    [
        (ViewState(), "fase II"),
        (ViewState(indicator="avance-fase-1"), "fase I"),
        (ViewState(indicator="hito", milestone="1.2"), "fase I"),
        (ViewState(indicator="dias-sin-reporte", phases=("1",)), "fase I"),
        (ViewState(indicator="uso-kpt"), "fase II"),
    ],
)
def test_the_view_decides_the_phase(tiny, state, shown):
    """Its indicator, its milestone, its filter; else the last that assists the entity."""
    assert build_profile(tiny.snapshot, state, "05001").detail.name == shown


def test_an_entity_outside_the_phase_of_the_view_shows_its_own(tiny):
    """Abejorral is only in phase I."""
    assert build_profile(tiny.snapshot, ViewState(), "05002").detail.name == "fase I"


def test_a_phase_added_as_data_needs_no_code(third_phase):
    """Its tab, its milestones and its curve are there."""
    found = build_profile(third_phase, ViewState(indicator="avance-fase-3"), "05001")
    assert found.detail.name == "fase III"
    assert found.detail.decomposition.points == 12.5
    assert [tab.label for tab in found.tabs] == ["Fase I", "Fase II", "Fase III"]
    assert [curve.name for curve in found.curves] == ["Fase I", "Fase II", "Fase III"]


def test_a_phase_that_nobody_reports_breaks_nothing(silent_phase):
    """The profile of an entity with a phase that is only in the catalogue."""
    assert build_profile(silent_phase, ViewState(), "05001").detail.name == "fase II"


def test_findings_are_those_of_the_rules(snapshot):
    """Sentence by sentence: those that are reasons to call apart."""
    cutoff = snapshot.model.cutoffs[-1]
    for code in ("81220", "05001", "88"):
        profile, wanted = (
            build_profile(snapshot, ViewState(), code),
            findings_of(snapshot.model, cutoff, code),
        )
        for lines, calls in ((profile.reasons, True), (profile.findings, False)):
            assert sorted((line.label, line.sentence.lower()) for line in lines) == sorted(
                (item.rule.label, f"{item.sentence}.".lower())
                for item in wanted
                if bool(item.rule.points) == calls
            )


def test_a_profile_opens_with_the_reasons_of_the_work_list(snapshot):
    """The same, in the same order, at the cut-off of the view."""
    state = ViewState(regions=("caribe",), cutoff=snapshot.model.cutoffs[-3])
    for task in tasks(snapshot, state)[:20]:
        found = build_profile(snapshot, state, task.code)
        assert [line.label for line in found.reasons] == [reason.rule.label for reason in task.reasons]
        assert found.judged == short_day(snapshot.model.cutoffs[-3])


def test_the_map_opens_with_the_entity_picked(tiny):
    """And in its own type."""
    state = ViewState(regions=("andina",))
    assert build_profile(tiny.snapshot, state, "05001").map_href == "/?region=andina&entidad=05001"
    assert build_profile(tiny.snapshot, state, "05").map_href == "/?region=andina&tipo=gobernacion&entidad=05"


def test_a_query_is_read_and_what_it_has_wrong_is_said(tiny):
    """The address of the page, unusable parts included."""
    found = profile_of_query(tiny.snapshot, "05001", "?corte=2020-09-15&color=azul")
    assert isinstance(found, Profile)
    assert found.detail.decomposition.points == 25
    assert found.notices == ("«color» no es un parámetro de esta página.",)


def test_a_code_may_come_encoded_as_addresses_do(tiny):
    """A name typed in the address reaches the suggestions with its accents."""
    found = profile_of_query(tiny.snapshot, "Medell%C3%ADn", "")
    assert isinstance(found, NotAnEntity)
    assert found.suggestions[0].code == "05001"


def test_a_profile_is_frozen(tiny):
    """Nobody writes to what others read."""
    with pytest.raises(FrozenInstanceError):
        build_profile(tiny.snapshot, ViewState(), "05001").code = "1"


def test_every_entity_has_a_profile(snapshot):
    """Of every kind, at the first, a middle and the last cut-off."""
    for cutoff in (snapshot.model.cutoffs[0], snapshot.model.cutoffs[12], None):
        for code in snapshot.model.entities.index[::71]:
            found = build_profile(snapshot, ViewState(cutoff=cutoff), code)
            assert found.finding.startswith(found.name)
            words = repr((found.finding, found.identity, found.survey.sentence, found.standings[0].words))
            assert not re.search(r"\b(nan|None|NaT)\b", words)
