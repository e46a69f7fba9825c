"""What a page would ignore is refused where a file is made."""

import pytest

from dashboard.core.state import ViewState
from dashboard.exports.files import DownloadError
from dashboard.exports.strict_address import strict_state


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("region=norte", "El parámetro «region» no admite «norte». Sus valores son: andina, caribe."),
        ("tipo=gobernacion&tipo=municipio", "El parámetro «tipo» admite un solo valor: sobra «municipio»."),
        (
            "pdet=x&fase=9",
            "El parámetro «fase» no admite «9». Sus valores son: 1, 2. "
            "El parámetro «pdet» no admite «x». Sus valores son: si, no.",
        ),
    ],
)
def test_it_names_parameter_value_and_what_is_allowed(tiny, query, text):
    """One sentence for each thing, and the status of a wrong request."""
    with pytest.raises(DownloadError) as refusal:
        strict_state(tiny.snapshot, query)
    assert (str(refusal.value), refusal.value.status) == (text, 400)


def test_many_values_are_shortened(snapshot):
    """Of 1.135 entities the first eight are listed, and how many there are."""
    count = len(snapshot.vocabulary["entidad"])
    with pytest.raises(DownloadError, match=rf"Sus valores son: 05, .*… \({count} en total\)\.$") as refusal:
        strict_state(snapshot, "entidad=99999")
    assert str(refusal.value).count(",") == 7


def test_a_class_that_is_not_there_names_those_of_its_indicator(tiny):
    """Not the hundred of all the others."""
    with pytest.raises(DownloadError) as refusal:
        strict_state(tiny.snapshot, "clase=pdet.quizas")
    assert str(refusal.value) == (
        "El parámetro «clase» no admite «pdet.quizas». "
        "Sus valores son: pdet.no, pdet.si, pdet.sin-reporte, pdet.no-asistido."
    )


def test_keys_of_the_file_are_among_the_known(tiny):
    """Who writes `tamaño` sees `tamano`."""
    known = r"No existe el parámetro «tamaño»\..*, regla, .*, figura, tamano\.$"
    with pytest.raises(DownloadError, match=known):
        strict_state(tiny.snapshot, "tamaño=a4", ("figura", "tamano"))


def test_what_can_be_used_is_the_view(tiny):
    """Nothing wrong, nothing refused."""
    assert strict_state(tiny.snapshot, "region=Caribe") == ViewState(regions=("caribe",))
