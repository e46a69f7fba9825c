"""The status of the document: 404 where there is no page, whatever the browser then shows."""

import pytest


@pytest.mark.parametrize(
    "path", ["/", "/hitos", "/hitos/", "/informe?region=caribe", "/entidad/05001", "/entidad/05"]
)
def test_a_page_is_found(client, path):
    """Every page of the menu, and the profile of a municipality or a gobernación."""
    assert client.get(path).status_code == 200


@pytest.mark.parametrize(
    "path", ["/no-existe", "/hitoss", "/entidad/99999", "/entidad/medellin", "/entidad/", "/a/b"]
)
def test_an_address_without_page_says_404(client, path):
    """With the same document: the browser then shows what the address may have meant."""
    answer = client.get(path)
    assert answer.status_code == 404
    assert "react-entry-point" in answer.text


@pytest.mark.parametrize("path", ["/assets/address.js", "/salud"])
def test_what_is_no_document_keeps_its_status(client, path):
    """Files and health answer by themselves."""
    assert client.get(path).status_code == 200
