"""What a set holds: places, names that say what, of whom and when, and refusals that say what there is."""

import pytest

from dashboard.exports.sets.set_request import LONGEST_NAME, SetRequest, SetRequestError, plan


def _order(**parts):
    return SetRequest(**({"indicators": ("avance-fase-2",), "formats": ("csv",)} | parts))


def _names(snapshot, **parts):
    return [item.name for item in plan(snapshot, _order(**parts))]


def test_a_name_says_what_of_whom_and_when(snapshot):
    """Indicator, figure, place, filters, cut-off, size and resolution, in this order."""
    names = _names(snapshot, formats=("png",), query="region=caribe&universo=A&corte=2020-10-31")
    assert names == ["avance-fase-2_mapa_caribe_universo-A_2020-10-31_a4_300.png"]


def test_without_a_cutoff_the_last_one_is_written_out(snapshot):
    """A name and an address keep saying the same when there are new data."""
    (item,) = plan(snapshot, _order())
    assert item.cutoff == "2020-12-31"
    assert "corte=2020-12-31" in item.query


def test_one_set_per_region(snapshot):
    """`--por region` makes the eight regions of the catalogue."""
    items = plan(snapshot, _order(by="region"))
    assert [item.place.key for item in items] == list(snapshot.model.catalogue.regions.index)
    assert {item.place.state.regions for item in items} == {
        (slug,) for slug in snapshot.model.catalogue.regions.index
    }


def test_one_set_per_department_of_a_region(snapshot):
    """A filter narrows the places: only the departments of the region."""
    items = plan(snapshot, _order(by="departamento", query="region=santanderes"))
    assert [item.place.key for item in items] == ["54", "68"]


def test_sizes_and_resolutions_are_of_drawings_only(snapshot):
    """A vector has sizes, a PNG has both, and data have neither."""
    names = _names(
        snapshot,
        formats=("csv", "svg", "png"),
        sizes=("a4", "columna"),
        resolutions=("pantalla", "300"),
    )
    assert len(names) == 1 + 2 + 4


def test_the_map_alone_has_geojson(snapshot):
    """Another figure has no territories to write."""
    names = _names(snapshot, formats=("geojson",), figures=("mapa", "regiones"))
    assert names == ["avance-fase-2_mapa_colombia_2020-12-31.geojson"]


def test_no_file_is_made_twice(snapshot):
    """The same indicator given twice is one file."""
    assert len(_names(snapshot, indicators=("pdet", "pdet"))) == 1


def test_a_long_name_ends_in_a_checksum(snapshot):
    """Two selections with long names don't become one file."""
    every = [f"depto={code}" for code in snapshot.model.catalogue.departments.index]
    one, other = (_names(snapshot, query="&".join(some))[0] for some in (every, every[:-1]))
    assert one != other
    assert len(one) <= LONGEST_NAME + len(".csv")


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ({"indicators": ("avance",)}, "No existe el indicador «avance». Hay: avance-fase-2"),
        ({"figures": ("torta",)}, "No existe la figura «torta». Hay: mapa"),
        ({"formats": ("gif",)}, "No existe el formato «gif». Hay: svg, pdf, png"),
        ({"sizes": ("a5",)}, "No existe el tamaño «a5». Hay: columna"),
        ({"resolutions": ("72",)}, "No existe la resolución «72». Hay: pantalla, 300"),
        ({"by": "barrio"}, "No existe el lugar de --por «barrio». Hay: region, departamento"),
        ({"formats": ()}, "Falta decir el formato"),
        ({"query": "region=narnia"}, "«narnia» no es un valor de región"),
        ({"query": "figura=mapa"}, "«figura» no va en --consulta: use --figura"),
        ({"figures": ("curva",)}, "La figura «curva» es de una entidad"),
    ],
)
def test_what_does_not_exist_is_refused_with_what_there_is(snapshot, parts, said):
    """A refusal is Spanish and lists the keys."""
    with pytest.raises(SetRequestError) as refusal:
        plan(snapshot, _order(**parts))
    assert said in str(refusal.value)
