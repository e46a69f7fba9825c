"""The addresses of the lists."""

import io

from openpyxl import load_workbook


def test_a_list_is_downloaded(client):
    """As an attachment with its own name, readable as a workbook."""
    response = client.get("/descargas-lista/mi-region.xlsx?region=caribe")
    assert response.status_code == 200
    assert 'filename="mi-region_2020-12-31.xlsx"' in response.headers["Content-Disposition"]
    assert load_workbook(io.BytesIO(response.data)).sheetnames == ["Lista", "Acerca de"]


def test_an_unchanged_list_is_not_sent_again(client):
    """The tag of the view answers 304."""
    first = client.get("/descargas-lista/hallazgos.csv?region=caribe")
    again = client.get(
        "/descargas-lista/hallazgos.csv?region=caribe", headers={"If-None-Match": first.headers["ETag"]}
    )
    assert (first.status_code, again.status_code) == (200, 304)


def test_an_unknown_list_is_said_in_spanish(client):
    """With the lists that there are."""
    response = client.get("/descargas-lista/nada.csv")
    assert response.status_code == 404
    assert "mi-region" in response.text
