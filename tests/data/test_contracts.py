"""Each table's contract: types are read, every defect is told, in Spanish."""

import pandas as pd
import pytest

from data.contracts import DEMOSTRACION, TABLES, columns_of, origin_of, validate
from data.errors import DatasetError
from data.milestones import FILES

REPORT = {
    "entity_code": "05001",
    "phase": "1",
    "milestone": "3",
    "report_date": "2020-03-20",
    "cutoff": "2020-03-31",
    "fraction": "0.5",
    "adviser_code": "A07",
    "origen": "demostración",
}
ENTITY = {
    "entity_code": "05001",
    "kind": "municipio",
    "name": "Medellín",
    "department_code": "05",
    "universe": "H",
    "pdet": "False",
    "pdet_subregion": None,
    "decree_683": "True",
    "kpt_used": None,
    "partner": "DNP",
    "phase_1": "True",
    "phase_2": "False",
    "adviser_code": "A07",
    "origen": "demostración",
}


def reports(*changes):
    return pd.DataFrame([REPORT | change for change in (changes or ({},))])


def entities(*changes):
    return pd.DataFrame([ENTITY | change for change in (changes or ({},))])


def survey(*changes):
    row = {
        "answer_id": "E1",
        "wave": "1",
        "date": "2020-03-30",
        "entity_code": "05001",
        "question": "general",
        "score": "4",
        "origen": "demostración",
    }
    return pd.DataFrame([row | change for change in (changes or ({},))])


def advisories(*changes):
    row = {
        "advisory_id": "S1",
        "date": "2020-04-02",
        "entity_code": "05001",
        "adviser_code": "A07",
        "mode": "virtual",
        "topic": "KPT",
        "origen": "demostración",
    }
    return pd.DataFrame([row | change for change in (changes or ({},))])


def defects(table, frame):
    with pytest.raises(DatasetError) as caught:
        validate(table, frame, "archivo.csv")
    return caught.value.defects


def test_text_is_read_into_types():
    """Codes stay text; dates, numbers and whole numbers get their type."""
    read = validate("milestone_reports", reports(), "reportes.csv")
    assert read["entity_code"].tolist() == ["05001"]
    assert read["cutoff"].tolist() == [pd.Timestamp("2020-03-31")]
    assert read["milestone"].dtype == "int64"
    assert read["fraction"].tolist() == [0.5]


def test_the_frame_given_is_not_changed():
    """Validation returns a new frame."""
    frame = reports()
    validate("milestone_reports", frame, "reportes.csv")
    pd.testing.assert_frame_equal(frame, reports())


def test_columns_outside_the_contract_are_left_out():
    """A column that nobody asked for, as a name, never enters the model."""
    read = validate("advisories", advisories().assign(asesor="Nombre"), "asesorias.csv")
    assert tuple(read.columns) == columns_of("advisories")


def test_a_column_that_a_file_may_leave_out_is_there_without_values():
    """The level of the official is not asked everywhere; the table has the column all the same."""
    read = validate("survey_answers", survey(), "encuesta.csv")
    assert tuple(read.columns) == columns_of("survey_answers")
    assert read["official_level"].isna().all()


def test_a_column_that_a_file_may_leave_out_keeps_its_rules():
    """A level that is none of the five is refused, with its row."""
    (defect,) = defects("survey_answers", survey({"official_level": "jefe"}))
    assert defect.column == "official_level"
    assert defect.rows == ("fila 2: «jefe»",)


def test_every_defect_is_told_at_once():
    """One refusal lists every broken rule with its rows."""
    frame = reports(
        {"fraction": "1.4"},
        {"cutoff": "2020-03-30"},
        {"report_date": "31/03/2020"},
        {"adviser_code": "Una Persona"},
        {"entity_code": None},
    )
    with pytest.raises(DatasetError) as caught:
        validate("milestone_reports", frame, "reportes.csv")
    assert str(caught.value) == (
        "Los datos no se pueden usar: 5 defectos.\n"
        "1. reportes.csv, columna «report_date»: debe ser una fecha AAAA-MM-DD. "
        "1 caso: fila 4: «31/03/2020». Escriba la fecha como 2020-03-31.\n"
        "2. reportes.csv, columna «entity_code»: no puede estar vacía. "
        "1 caso: fila 6. Corrija esas filas y vuelva a cargar el archivo.\n"
        "3. reportes.csv, columna «cutoff»: debe ser el 15 o el último día de un mes. "
        "1 caso: fila 3: «2020-03-30». Corrija esas filas y vuelva a cargar el archivo.\n"
        "4. reportes.csv, columna «fraction»: debe estar entre 0 y 1. "
        "1 caso: fila 2: «1.4». Corrija esas filas y vuelva a cargar el archivo.\n"
        "5. reportes.csv, columna «adviser_code»: debe ser el código del asesor, nunca su nombre. "
        "1 caso: fila 5: «Una Persona». Corrija esas filas y vuelva a cargar el archivo."
    )


def test_an_absent_column_is_named_beside_those_present():
    """The refusal says which columns the file does bring."""
    (defect,) = defects(
        "advisories", advisories()[["advisory_id", "date"]].assign(topic="x", origen="real")[:0]
    )[:1]
    assert defect.column == "entity_code"
    assert defect.rule == "falta la columna; el archivo trae: advisory_id, date, topic, origen"


def test_codes_read_as_numbers_are_refused():
    """A code column that lost its leading zeros is refused, not repaired."""
    (defect,) = defects("milestone_reports", reports().assign(entity_code=5001))
    assert defect.rule == "debe ser texto y se leyó como número"


def test_a_report_after_its_cutoff_is_refused():
    """A rule between two columns names the row."""
    (defect,) = defects("milestone_reports", reports({}, {"report_date": "2020-04-01"}))
    assert (defect.column, defect.rows) == (None, ("fila 3",))


@pytest.mark.parametrize("cutoff", ["2020-02-29", "2020-04-30", "2020-12-15"])
def test_fortnights_are_the_15th_and_the_last_day(cutoff):
    """Leap day included."""
    frame = reports({"report_date": "2020-02-01", "cutoff": cutoff})
    assert len(validate("milestone_reports", frame, "reportes.csv")) == 1


def test_real_and_demonstration_rows_never_mix():
    """Within a table, real rows exclude demonstration ones."""
    (defect,) = defects("survey_answers", survey({}, {"answer_id": "E2", "origen": "real"}))
    assert defect.rule == (
        "una tabla no mezcla filas reales con filas de demostración, y hay 1 reales y 1 de demostración"
    )


def test_an_unknown_origin_is_refused():
    """`origen` is a closed vocabulary."""
    (defect,) = defects("survey_answers", survey({"origen": "inventado"}))
    assert defect.rule == "debe ser uno de: informe, demostración, real"


def test_a_demonstration_row_marks_the_table():
    """A table with report rows and demonstration rows shows as demonstration."""
    frame = entities({}, {"entity_code": "05002", "origen": "informe"})
    assert origin_of(validate("entities", frame, "entidades.csv")) == DEMOSTRACION


def test_missing_attributes_stay_missing():
    """Unknown universe, use of the KPT, partner and adviser are missing, never false nor empty text."""
    read = validate(
        "entities", entities({"universe": None, "partner": "", "adviser_code": None}), "entidades.csv"
    )
    assert read[["universe", "kpt_used", "partner", "adviser_code"]].isna().all(axis=None)


@pytest.mark.parametrize(
    ("change", "column"),
    [
        ({"universe": "Z"}, "universe"),
        ({"partner": "OTRO"}, "partner"),
        ({"pdet": "quizás"}, "pdet"),
        ({"phase_2": None}, "phase_2"),
        ({"entity_code": "5001"}, "entity_code"),
        ({"department_code": "08"}, None),
        ({"kind": "gobernacion"}, None),
        ({"pdet": "True"}, None),
    ],
    ids=lambda value: str(value),
)
def test_broken_entities_are_refused(change, column):
    """Each rule of the entity table bites."""
    assert column in {defect.column for defect in defects("entities", entities(change))}


def test_an_entity_written_twice_is_refused():
    """Entity codes are unique."""
    (defect,) = defects("entities", entities({}, {}))
    assert defect.rule == "no puede repetirse"


def test_a_later_phase_is_one_more_column():
    """Membership of a phase III is read like that of phases I and II."""
    read = validate("entities", entities().assign(phase_3="si"), "entidades.csv")
    assert read["phase_3"].tolist() == [True]


def test_one_answer_may_hold_several_questions_but_none_twice():
    """The key of the survey is the answer and the question."""
    assert len(validate("survey_answers", survey({}, {"question": "utilidad"}), "encuesta.csv")) == 2
    (defect,) = defects("survey_answers", survey({}, {}))
    assert defect.rule == "hay filas repetidas"


def test_the_published_figures_meet_their_contract():
    """The shipped figures, bounds like >4 included, are valid."""
    shipped = pd.read_csv(FILES / "cifras_informe.csv", dtype=str)
    assert len(validate("published_figures", shipped, "cifras_informe.csv")) == 54


@pytest.mark.parametrize("table", TABLES)
def test_an_empty_table_is_valid(table):
    """No rows is a fact, not a defect."""
    assert validate(table, pd.DataFrame(columns=columns_of(table), dtype=str), "vacio.csv").empty
