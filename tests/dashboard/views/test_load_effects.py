"""What a load would change: each indicator, before and after, by entity."""

from dashboard.views.load_effects import EntityEffect, load_effects


def _by_key(effects):
    return {effect.key: effect for effect in effects}


def test_the_same_data_change_nothing(tiny):
    """No indicator is listed."""
    assert load_effects(tiny.model, tiny.build().model) == ()


def test_a_changed_report_changes_its_indicators(tiny):
    """The entity and the country, in words; who does not change is left out."""
    report = ("08078", "2", 1, "2020-10-14", "2020-10-15", 1)
    found = _by_key(load_effects(tiny.model, tiny.build(reports=(*tiny.reports, report)).model))
    progress = found["avance-fase-2"]
    assert progress.entities == (EntityEffect("08078", "Baranoa", "0,0\u00a0%", "25,0\u00a0%"),)
    assert progress.before != progress.after
    assert "avance-fase-1" not in found


def test_an_entity_that_starts_to_report(tiny):
    """From its state to its value, a gobernación too."""
    report = ("08", "2", 1, "2020-10-14", "2020-10-15", 1)
    found = _by_key(load_effects(tiny.model, tiny.build(reports=(*tiny.reports, report)).model))
    assert found["avance-fase-2"].entities == (EntityEffect("08", "Atlántico", "sin reporte", "25,0\u00a0%"),)


def test_a_new_phase_has_no_before(tiny, third_phase):
    """Its indicators were not there."""
    found = _by_key(load_effects(tiny.model, third_phase.model))
    effect = found["avance-fase-3"]
    assert effect.before == ""
    assert {one.before for one in effect.entities} == {"no estaba"}
