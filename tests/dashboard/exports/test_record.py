"""The record of a file: where it comes from, and the query that makes it again."""

from urllib.parse import parse_qsl

from dashboard.exports.record import record_of


def test_a_record_says_figure_form_view_and_versions(tiny, tiny_printed):
    """One text for each thing that decides the bytes."""
    printed = tiny_printed("calor", "region=caribe")
    assert record_of(tiny.snapshot, printed, "png", "a4", "300") == {
        "tablero": "Gobierno al Plan · tablero territorial",
        "indicador": "avance-fase-2",
        "figura": "calor",
        "formato": "png",
        "tamano": "a4",
        "resolucion": "300",
        "direccion": printed.address,
        "consulta": "corte=2020-10-15&region=caribe",
        "corte": "2020-10-15",
        "nivel": "municipio",
        "version_datos": "v1",
        "version_limites": "mapa1",
    }


def test_data_have_neither_size_nor_resolution(tiny, tiny_printed):
    """They are the same whatever the paper."""
    record = record_of(tiny.snapshot, tiny_printed("mapa"), "xlsx", "", "")
    assert (record["tamano"], record["resolucion"]) == ("", "")


def test_the_query_of_a_profile_names_its_entity(tiny_printed):
    """Its address has the entity in the path."""
    pairs = parse_qsl(tiny_printed("hitos", "entidad=05001").query)
    assert ("entidad", "05001") in pairs
    assert ("corte", "2020-10-15") in pairs
