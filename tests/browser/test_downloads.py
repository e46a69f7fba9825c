"""The links to the data under the table: they follow the view and say how many rows each file has."""

import csv
import io
from urllib.request import urlopen

LINKS = "#descargas .descargas a"
LABELS = "return [...document.querySelectorAll('#descargas .descargas span')].map((one) => one.textContent)"


def test_without_filters_everything_is_one_group(page):
    """Six endings, with the rows of the country."""
    page.show()
    page.until_equal(LABELS, ["Todo"])
    assert page.texts(LINKS) == [
        "CSV (1.103)",
        "CSV para Excel (1.103)",
        "Excel (1.103)",
        "GeoJSON (1.103)",
        "Metadatos (1.103)",
        "ZIP (1.103)",
    ]


def test_a_filter_adds_what_is_seen(page):
    """The link leads to the rows it says, and the groups have a name for who does not see them."""
    page.show("region=caribe")
    page.until_equal(LABELS, ["Lo que veo", "Todo"])
    link = page.one(LINKS)
    with urlopen(link.get_attribute("href")) as answer:
        rows = list(csv.DictReader(io.TextIOWrapper(answer, encoding="utf-8")))
    assert {row["region"] for row in rows} == {"Caribe"}
    assert link.text == f"CSV ({len(rows)})"
    groups = page.js(
        "return [...document.querySelectorAll('#descargas [role=group]')].map((g) => g.ariaLabel)"
    )
    assert groups == ["Descargar: lo que veo", "Descargar: todo"]
