"""A load from file to version: counts, reasons, joining, taking back."""

from datetime import date

import pytest

from data.errors import DatasetError
from data.ingest.fields import Mode
from data.ingest.loading import (
    Difference,
    accept,
    candidate,
    difference,
    discard,
    find_preview,
    remember,
    rollback,
    undo,
)
from data.ingest.questions import Asked, QuestionError
from data.readers.limits import UploadError
from data.store.connection import StoreError
from data.store.store import SHIPPED

MEDELLIN = "05001;2;3;2020-12-31;45,5"
ABEJORRAL = "05002;2;3;2020-12-31;100"


def test_accepted_rows_are_in_force(desk):
    """As canonical text: five digits, fraction, ISO days."""
    version = desk.load(MEDELLIN, "5002;II;Hito 3;31/12/2020;100 %")
    assert (version.accepted, version.repeated, version.rejected) == (2, 0, 0)
    found = desk.rows().to_dict("records")
    assert [(r["entity_code"], r["phase"], r["milestone"], r["cutoff"], r["fraction"]) for r in found] == [
        ("05001", "2", "3", "2020-12-31", "0.455"),
        ("05002", "2", "3", "2020-12-31", "1"),
    ]


def test_the_same_file_again_changes_nothing(desk):
    """And says so; there is nothing to accept."""
    desk.load(MEDELLIN, ABEJORRAL)
    again = desk.check(MEDELLIN, ABEJORRAL)
    assert again.counts() == "aceptadas 0 · repetidas 2 · rechazadas 0"
    assert again.is_same
    assert not again.can_be_accepted
    assert "no cambia nada" in " ".join(again.notices())


def test_a_row_twice_counts_once(desk):
    """The same key with the same value is repeated."""
    assert desk.check(MEDELLIN, MEDELLIN).counts() == "aceptadas 1 · repetidas 1 · rechazadas 0"


def test_the_same_key_with_two_values_is_refused_twice(desk):
    """Nobody can tell which is right."""
    found = desk.check(MEDELLIN, "05001;2;3;2020-12-31;50", ABEJORRAL)
    assert found.counts() == "aceptadas 1 · repetidas 0 · rechazadas 2"
    assert [row.line for row in found.rejects] == [2, 3]
    assert "la misma clave (entidad, fase, hito, corte) y otro valor" in found.rejects[0].reason


def test_adding_keeps_what_the_file_lacks(desk):
    """A changed value takes the place of the former one."""
    desk.load(MEDELLIN, ABEJORRAL)
    changed = desk.check("05001;2;3;2020-12-31;60", "05004;2;1;2020-12-31;10")
    assert (changed.added, changed.changed, changed.removed, changed.row_count) == (1, 1, 0, 3)
    accept(desk.store, changed.key, "ana")
    assert desk.rows()["fraction"].tolist() == ["0.6", "1", "0.1"]


def test_replacing_removes_what_the_file_lacks(desk):
    """And the preview says how many rows go."""
    desk.load(MEDELLIN, ABEJORRAL)
    preview = desk.check(MEDELLIN, mode=Mode.REPLACE)
    assert (preview.removed, preview.row_count, preview.is_same) == (1, 1, False)
    accept(desk.store, preview.key, "ana")
    assert desk.rows()["entity_code"].tolist() == ["05001"]


def test_undo_brings_the_former_rows_back(desk):
    """One load after another, to the demonstration."""
    first = desk.load(MEDELLIN)
    desk.load(ABEJORRAL)
    assert undo(desk.store, "hitos", "ana") == first.number
    assert desk.rows()["entity_code"].tolist() == ["05001"]
    assert undo(desk.store, "hitos", "ana") is None
    assert desk.rows() is None


def test_two_versions_are_compared(desk):
    """Rows added, changed and gone; of one table only."""
    first = desk.load(MEDELLIN, ABEJORRAL)
    second = desk.load("05001;2;3;2020-12-31;60", "05004;2;3;2020-12-31;60", mode=Mode.REPLACE)
    assert difference(desk.store, first.number, second.number) == Difference(added=1, changed=1, removed=1)
    assert difference(desk.store, second.number, second.number) == Difference(0, 0, 0)
    other = desk.load("05001;PDT;Uno;x", head="codigo;producto;criterio;cumple", key="lista-chequeo")
    with pytest.raises(StoreError, match="tablas distintas"):
        difference(desk.store, first.number, other.number)


def test_a_discarded_preview_is_gone(desk):
    """Nothing changed, and it can't be accepted later."""
    preview = desk.check(MEDELLIN)
    discard(desk.store, preview.key)
    with pytest.raises(StoreError, match="ya se aceptó o se descartó"):
        accept(desk.store, preview.key, "ana")
    assert desk.store.versions() == ()


def test_a_preview_is_found_by_its_key(desk):
    """As it was told, whichever process asks; with the data as they would be."""
    preview = desk.check(MEDELLIN, "05001;2;99;2020-12-31;1")
    assert find_preview(desk.store, preview.key) == preview
    assert candidate(desk.store, preview.key).rows["hitos"]["entity_code"].tolist() == ["05001"]


def test_a_file_of_nothing_but_rejected_rows_is_not_accepted(desk):
    """Its rows can be seen, and nothing is put in force."""
    preview = desk.check("05001;2;99;2020-12-31;1")
    assert preview.key
    assert not preview.can_be_accepted
    with pytest.raises(StoreError, match="nada que aceptar"):
        accept(desk.store, preview.key, "ana")


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("99999;2;3;2020-12-31;45", "no es de un municipio ni de una gobernación"),
        ("91263;2;3;2020-12-31;45", "área no municipalizada"),
        ("11;2;3;2020-12-31;45", "no es de un municipio ni de una gobernación"),
        ("05001;2;99;2020-12-31;45", "no está en el catálogo de su fase"),
        ("05001;9;1;2020-12-31;45", "no está en el catálogo de su fase"),
        ("05001;2;3;2020-12-30;45", "debe ser el 15 o el último día"),
        ("05001;2;3;31/02/2020;45", "no es una fecha que se entienda"),
        ("05001;2;3;2020-12-31;145", "no está entre 0 y 100 %"),
        ("05001;2;3;2020-12-31;-1", "no está entre 0 y 100 %"),
        ("05001;2;3;2020-12-31;mucho", "no es un número"),
        ("05001;2;3;2020-12-31;", "falta «avance»"),
        ("05001;2;;2020-12-31;45", "falta «hito»"),
        (";2;3;2020-12-31;45", "falta la entidad"),
    ],
)
def test_a_bad_row_is_rejected_with_its_reason(desk, row, reason):
    """And the good one beside it is taken."""
    preview = desk.check(row, ABEJORRAL)
    assert (preview.accepted, preview.rejected) == (1, 1)
    assert reason in preview.rejects[0].reason


NAMED = "municipio;departamento;fase;hito;corte;avance (0 a 100)"


@pytest.mark.parametrize(
    ("name", "department", "code"),
    [
        ("MEDELLIN", "antioquia", "05001"),
        ("Sotará", "Cauca", "19760"),
        ("villanueva", "La Guajira", "44874"),
        ("villanueva", "Guajira", "44874"),
        ("Gobernación de Antioquia", "Antioquia", "05"),
        ("Gobernación", "Antioquia", "05"),
        ("Gobernación de La Guajira", "", "44"),
        ("Gobernación del Valle del Cauca", "", "76"),
        ("Abejorral", "", "05002"),
    ],
)
def test_names_resolve_inside_their_department(desk, name, department, code):
    """Capitals, accents, aliases, gobernaciones; a name that is the only one needs no department."""
    assert desk.load(f"{name};{department};2;3;2020-12-31;1", head=NAMED).accepted == 1
    assert desk.rows()["entity_code"].tolist() == [code]


@pytest.mark.parametrize(
    ("name", "department", "reason"),
    [
        ("Villanueva", "", "hay 4 municipios «Villanueva»: Bolívar (13873)"),
        ("Abejoral", "Antioquia", "¿quiso decir Abejorral (05002)"),
        ("Medellín", "Antiokia", "no hay un departamento «Antiokia»"),
        ("Macondo", "Antioquia", "no hay un municipio «Macondo»"),
    ],
)
def test_a_name_that_may_be_several_is_refused_with_its_candidates(desk, name, department, reason):
    """What resembles is suggested, never taken."""
    preview = desk.check(f"{name};{department};2;3;2020-12-31;1", head=NAMED)
    assert preview.rejected == 1
    assert reason in preview.rejects[0].reason


def test_code_and_name_that_contradict_are_refused(desk):
    """One of the two is wrong."""
    head = f"codigo;{NAMED}"
    preview = desk.check("05001;Abejorral;Antioquia;2;3;2020-12-31;1", head=head)
    assert "el código 05001 es Medellín y el nombre dice «Abejorral» (05002)" in preview.rejects[0].reason


BARE = "codigo;fase;hito;corte;avance"


@pytest.mark.parametrize(
    ("values", "fraction"),
    [
        (("45,5", "30"), "0.455"),
        (("45,5 %", "0,3"), None),
        (("0,455", "0,3"), None),
        (("1", "0"), None),
        (("45,5", "0,3"), None),
        (("45,5%", "30%"), "0.455"),
        (("0", "0"), "0"),
    ],
)
def test_a_scale_is_certain_or_asked(desk, values, fraction):
    """Only values above 1 without any between 0 and 1, or a sign in each, say that it goes to 100."""
    rows = [f"0500{n};2;3;2020-12-31;{value}" for n, value in zip((1, 2), values, strict=True)]
    if fraction is None:
        with pytest.raises(QuestionError, match=r"--escala 0-1 o --escala 0-100") as asked:
            desk.check(*rows, head=BARE)
        assert (asked.value.asked, asked.value.choices) == (Asked.SCALE, ("0-1", "0-100"))
    else:
        desk.load(*rows, head=BARE)
        assert desk.rows()["fraction"].iloc[0] == fraction


def test_an_answered_scale_is_used(desk):
    """A value with its sign stays a percentage."""
    desk.load("05001;2;3;2020-12-31;0,455", "05002;2;3;2020-12-31;30 %", head=BARE, scale="0-1")
    assert desk.rows()["fraction"].tolist() == ["0.455", "0.3"]


def test_the_wide_form_has_a_column_for_each_milestone(desk):
    """A blank cell is no report; a rejected one says its column."""
    wide = "Código;Municipio;Hito 1;Hito 2 (%);Hito 99"
    preview = desk.check(
        "5001;Medellín;100;;5",
        "5002;Abejorral;50;20;",
        head=wide,
        phase="2",
        scale="0-100",
        cutoff=date(2020, 12, 31),
    )
    assert preview.is_wide
    assert preview.counts() == "aceptadas 3 · repetidas 0 · rechazadas 1"
    assert (preview.rejects[0].line, preview.rejects[0].column) == (2, "Hito 99")


def test_what_no_row_says_is_asked(desk):
    """The phase and the cut-off, each by its option."""
    with pytest.raises(QuestionError, match="--fase") as asked:
        desk.check("05001;3;2020-12-31;100%", head="codigo;hito;corte;avance")
    assert asked.value.asked is Asked.PHASE
    with pytest.raises(QuestionError, match="--corte") as asked:
        desk.check("05001;2;3;100%", head="codigo;fase;hito;avance")
    assert asked.value.asked is Asked.CUTOFF


def test_the_titles_say_phase_and_cutoff(desk):
    """As a report does above its table."""
    desk.load(
        "SETA - Fase II;;",
        "Corte: 31 de diciembre de 2020;;",
        "codigo;hito;avance",
        "05001;3;45%",
        head="Estrategia Gobierno al Plan;;",
    )
    assert desk.rows()[["phase", "cutoff"]].to_numpy().tolist() == [["2", "2020-12-31"]]


def test_a_report_day_says_its_cutoff(desk):
    """The first 15th or last day of a month at or after it."""
    desk.load("05001;2;3;18/12/2020;45%", head="codigo;fase;hito;fecha;avance")
    assert desk.rows()[["cutoff", "report_date"]].to_numpy().tolist() == [["2020-12-31", "2020-12-18"]]


def test_unknown_columns_are_shown_beside_the_expected(desk):
    """With three values of each, and the fingerprint under which the answer is remembered."""
    head = "Cod. raro;fase;hito;corte;Cuánto va"
    with pytest.raises(QuestionError, match="Faltan columnas de «hitos»: codigo, avance") as asked:
        desk.check(MEDELLIN, ABEJORRAL, head=head)
    assert [(one.title, one.samples) for one in asked.value.unknown] == [
        ("Cod. raro", ("05001", "05002")),
        ("Cuánto va", ("45,5", "100")),
    ]
    matches = {"Cod. raro": "place_code", "Cuánto va": "fraction"}
    remember(desk.store, "hitos", asked.value.layout, matches, "ana")
    assert desk.check(MEDELLIN, ABEJORRAL, head=head).accepted == 2


def test_a_file_without_the_titles_is_refused(desk):
    """It says where to find them."""
    with pytest.raises(UploadError, match="template hitos"):
        desk.check("1;2", head="a;b")


def test_names_of_advisers_never_come_in(desk):
    """A code holds a digit; a name is rejected, and not repeated in the reason."""
    preview = desk.check(
        f"{MEDELLIN};Pepita Pérez", head="codigo;fase;hito;corte;avance;asesor", scale="0-100"
    )
    assert preview.rejected == 1
    assert "con su código, nunca con su nombre" in preview.rejects[0].reason
    assert "Pepita" not in preview.rejects[0].reason


def test_warnings_tell_what_looks_wrong(desk):
    """A report below the former one, a leap, entities that stopped, a cut-off left out."""
    desk.load("05001;2;3;2020-10-31;80", "05002;2;3;2020-10-31;0", "05004;2;3;2020-10-31;10")
    found = " | ".join(desk.check("05001;2;3;2020-12-31;40", "05002;2;3;2020-12-31;90").warnings)
    assert "1 reporte es menor que el anterior del mismo hito: Medellín (05001)" in found
    assert "1 hito subió más de 60 puntos de un reporte al siguiente: Abejorral (05002)" in found
    assert "en la fase 2 no vienen 1 entidad que reportaba: Abriaquí (05004)" in found
    assert "falta alguna quincena" in found


def test_a_rollback_that_would_break_the_model_is_refused(desk):
    """Reports of a phase stay, so its catalogue can't go."""
    head = "fase;etapa;etapa nombre;etapa peso;hito;hito nombre;hito peso en etapa"
    desk.load("3;1;Única;100;1;Uno;100", head=head, key="catalogo")
    desk.load("05001;3;1;2021-12-31;45")
    with pytest.raises(DatasetError, match="el hito debe estar en el catálogo"):
        rollback(desk.store, "catalogo", SHIPPED, "ana")
    assert "catalogo" in desk.store.active_data().versions


def test_a_catalogue_whose_weights_do_not_sum_is_blocked(desk):
    """At the level that fails."""
    head = "fase;etapa;etapa nombre;etapa peso;hito;hito nombre;hito peso en etapa"
    preview = desk.check("3;1;Única;100;1;Uno;90", head=head, key="catalogo")
    assert any("deben sumar 100 y suman 90" in block for block in preview.blocks)
    assert not preview.can_be_accepted


def test_entities_must_be_the_whole_country(desk):
    """The first load names the ones that are absent."""
    preview = desk.check("05001;x;x;x", head="codigo;fase 1;fase 2;decreto 683", key="entidades")
    assert any("faltan 1.134 entidades" in block for block in preview.blocks)
