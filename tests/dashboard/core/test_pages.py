"""Where the pages are: paths with and without a code, and the level that an address leaves out."""

import pytest

from dashboard.core.pages import CODE, FINDINGS, HOME, MILESTONES, PROFILE
from dashboard.core.state import Level, ViewState


@pytest.mark.parametrize(
    ("page", "path", "code"),
    [
        (HOME, "/", ""),
        (HOME, "", ""),
        (HOME, "/hitos", None),
        (FINDINGS, "/hallazgos/", ""),
        (FINDINGS, "/hallazgos/otra", None),
        (PROFILE, "/entidad/05001", "05001"),
        (PROFILE, "/entidad/05001/", "05001"),
        (PROFILE, "/entidad/", ""),
        (PROFILE, "/entidades", None),
    ],
)
def test_a_path_is_of_one_page(page, path, code):
    """With or without a final slash; the code is what comes after the root."""
    assert page.code_in(path) == code


def test_only_a_page_of_an_entity_has_a_code():
    """The root of every other page is its path."""
    assert PROFILE.path == PROFILE.root + CODE
    assert FINDINGS.root == FINDINGS.path


def test_an_address_leaves_out_the_level_that_its_page_opens_at():
    """And writes every other."""
    assert MILESTONES.showing(ViewState(level=Level.REGION)) == "/hitos"
    assert MILESTONES.showing(ViewState()) == "/hitos?nivel=municipio"
    assert FINDINGS.showing(ViewState(level=Level.REGION)) == "/hallazgos?nivel=region"
    assert PROFILE.showing(ViewState(pdet="si"), "05001") == "/entidad/05001?pdet=si"
