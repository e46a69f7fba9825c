"""The milestone catalogue: clean names, honest notes, weights that sum to 100."""

import pandas as pd
import pytest

from data.errors import DatasetError
from data.milestones import CATALOGUE_COLUMNS, combine, load_milestones, read_added, weight_defects


def phase(key="3", stage_weights=(40.0, 60.0), in_stage=(100.0, 100.0)):
    """A phase of two stages with one milestone each."""
    return pd.DataFrame(
        {
            "phase": key,
            "phase_name": "Fase III",
            "stage": [1, 2],
            "stage_name": ["Ejecute", "Evalúe"],
            "stage_weight": stage_weights,
            "milestone": [1, 2],
            "milestone_name": ["Ejecución", "Evaluación"],
            "weight_in_stage": in_stage,
            "weight": [a * b / 100 for a, b in zip(stage_weights, in_stage, strict=True)],
            "note": "",
            "stage_note": "",
        }
    )


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory):
    return load_milestones(tmp_path_factory.mktemp("none"))


def label(catalogue, phase_key, number, column="milestone_name"):
    rows = catalogue[(catalogue["phase"] == phase_key) & (catalogue["milestone"] == number)]
    return rows[column].item()


def test_published_phases_have_22_milestones_each(catalogue):
    """Both published phases have 22 milestones, in 5 stages and 10 interruptores."""
    assert catalogue.groupby("phase")["milestone"].count().to_dict() == {"1": 22, "2": 22}
    assert catalogue.groupby("phase")["stage"].nunique().to_dict() == {"1": 5, "2": 10}


def test_stage_names_are_filled_down_and_clean(catalogue):
    """Every row has its stage's name, without the remark of the transcription."""
    names = catalogue[catalogue["phase"] == "1"].drop_duplicates("stage")["stage_name"].tolist()
    assert names == [
        "Alistamiento",
        "Estructuración propuesta proyecto de PDT",
        "Ajustes al proyecto de PDT",
        "Entrega del proyecto PDT a la corporación pública",
        "Discusión y aprobación del PDT",
    ]


def test_stage_remark_becomes_a_note(catalogue):
    """What was said in parentheses about a stage is kept in a column of its own."""
    note = label(catalogue, "1", 1, "stage_note")
    assert note == "nombre ilegible en la tabla; así la llama el texto de resultados"


@pytest.mark.parametrize(
    ("phase_key", "number", "name", "note"),
    [
        (
            "1",
            4,
            "Hito 4 (nombre ilegible en la fuente)",
            "nombre ilegible en la fuente; peso deducido de la aritmética de la tabla",
        ),
        (
            "1",
            9,
            "Hito 9 (nombre parcial en la fuente: «… del proceso participativo del …»)",
            "nombre parcial: '... del proceso participativo del ...'; "
            "peso deducido de la aritmética de la tabla",
        ),
        ("1", 13, "Definir cronograma de audiencias públicas del PPI", "palabra 'cronograma' dudosa"),
        ("2", 9, "Hito 9 (nombre ilegible en la fuente)", "nombre ilegible; 1 de 3"),
        ("2", 16, "Hito 16 (nombre parcial en la fuente: «… plazo»)", "nombre parcial: '... plazo'; 2 de 2"),
    ],
)
def test_illegible_names_keep_their_number_and_say_so(catalogue, phase_key, number, name, note):
    """An illegible name is never invented: the number stands for it and the note says why."""
    assert label(catalogue, phase_key, number) == name
    assert label(catalogue, phase_key, number, "note") == note


def test_official_parentheses_stay_in_the_name(catalogue):
    """Parentheses that belong to the name are no remark."""
    assert label(catalogue, "1", 10) == "Proyecto de PDT completo (DI+PE+PPI)"
    assert label(catalogue, "1", 10, "note") == ""


def test_published_weights_sum_to_100_at_every_level(catalogue):
    """The published tables carry no defect."""
    assert weight_defects(catalogue) == []


def test_a_stage_that_does_not_sum_to_100_is_refused():
    """The refusal names the level and the sum found."""
    with pytest.raises(DatasetError) as caught:
        combine([phase(in_stage=(100.0, 90.0))])
    assert str(caught.value) == (
        "Los datos no se pueden usar: 2 defectos.\n"
        "1. hitos de la fase 3, columna «weight_in_stage»: los pesos de los hitos de la etapa 2 (fase 3) "
        "deben sumar 100 y suman 90. Corrija los pesos en el catálogo de hitos.\n"
        "2. hitos de la fase 3, columna «weight»: los pesos totales de los hitos de la fase 3 deben sumar "
        "100 y suman 94. Corrija los pesos en el catálogo de hitos."
    )


def test_stages_that_do_not_sum_to_100_are_refused():
    """The weights of the stages are a level of their own."""
    with pytest.raises(DatasetError, match="los pesos de las etapas de la fase 3 deben sumar 100 y suman 90"):
        combine([phase(stage_weights=(40.0, 50.0))])


def test_a_missing_weight_is_refused():
    """A weight that is absent is no weight of zero."""
    assert weight_defects(phase(in_stage=(100.0, float("nan"))))


def test_a_weight_that_is_no_product_is_refused():
    """The printed total weight must be the product of the other two."""
    broken = phase().assign(weight=[50.0, 50.0])
    (defect,) = weight_defects(broken)
    assert defect.rows[0] == "hito 1: dice 50 y el producto es 40"


def test_a_repeated_milestone_is_refused():
    """A phase written twice is refused."""
    with pytest.raises(DatasetError, match="fase 3, hito 1"):
        combine([phase(), phase()])


def test_a_third_phase_is_a_file_and_no_code(tmp_path):
    """A CSV in the folder of added phases joins the catalogue."""
    phase()[[*CATALOGUE_COLUMNS]].to_csv(tmp_path / "fase3.csv", index=False)
    catalogue = load_milestones(tmp_path)
    assert catalogue["phase"].unique().tolist() == ["1", "2", "3"]
    assert label(catalogue, "3", 2) == "Evaluación"
    assert label(catalogue, "3", 2, "note") == ""


def test_an_added_phase_without_a_column_is_refused(tmp_path):
    """The refusal names the file and the column that is absent."""
    path = tmp_path / "fase3.csv"
    phase().drop(columns="weight").to_csv(path, index=False)
    with pytest.raises(DatasetError, match=r"fase3\.csv, columna «weight»: falta la columna"):
        read_added(path)
