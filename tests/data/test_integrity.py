"""Tables that are valid alone may still not speak of the same things."""

import pytest

from data.errors import DatasetError
from data.model import build_model


def refusal(tiny, **extra):
    with pytest.raises(DatasetError) as caught:
        build_model(tiny.tables(**extra), tiny.catalogue, "v")
    return caught.value.defects


def test_an_entity_outside_the_catalogue_is_refused(tiny):
    """A code that DIVIPOLA does not hold is named."""
    (defect,) = refusal(tiny, entities=[{"entity_code": "05999"}])
    assert defect.rule == "todo código debe ser un municipio o una gobernación del catálogo DIVIPOLA"
    assert defect.rows == ("05999",)


def test_a_municipality_without_entity_is_refused(tiny):
    """The entity table covers the whole catalogue."""
    tables = tiny.tables()
    short = type(tables)(**{**vars(tables), "entities": tables.entities.iloc[:0:-1]})
    with pytest.raises(DatasetError, match="debe haber una fila por cada municipio"):
        build_model(short, tiny.catalogue, "v")


@pytest.mark.parametrize(
    ("table", "change"),
    [
        ("milestone_reports", {"entity_code": "05999"}),
        ("survey_answers", {"entity_code": "05999", "answer_id": "E2"}),
        ("advisories", {"entity_code": "05999", "advisory_id": "S2"}),
    ],
)
def test_rows_of_unknown_entities_are_refused(tiny, table, change):
    """Reports, answers and advisories speak of entities that exist."""
    found = refusal(tiny, **{table: [change]})
    assert ("la entidad debe estar en la tabla de entidades", table) in {(d.rule, d.file) for d in found}


def test_a_report_of_an_unknown_milestone_is_refused(tiny):
    """A milestone belongs to the catalogue of its phase."""
    (defect,) = refusal(tiny, milestone_reports=[{"milestone": "23"}])
    assert defect.rows == ("fase 1, hito 23",)


def test_a_report_outside_the_phase_is_refused(tiny):
    """Who is not assisted in a phase does not report in it."""
    (defect,) = refusal(tiny, milestone_reports=[{"phase": "2"}])
    assert str(defect) == (
        "milestone_reports, columna «entity_code»: solo reporta en la fase 2 una entidad asistida en ella. "
        "1 caso: 05001. Marque la entidad en phase_2 o retire sus reportes."
    )


def test_all_defects_come_together(tiny):
    """Defects of several tables are told in one refusal."""
    found = refusal(
        tiny,
        entities=[{"entity_code": "05999"}],
        milestone_reports=[{"milestone": "23"}],
        advisories=[{"entity_code": "08001", "advisory_id": "S2"}],
    )
    assert {defect.file for defect in found} == {"entities", "milestone_reports", "advisories"}
