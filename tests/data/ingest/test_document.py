"""The document of the formats says what the declarations say."""

import pytest

from data.ingest.declarations import TABLES
from data.ingest.document import CLOSING, DOCUMENT, OPENING, rewrite, tables_text
from data.ingest.fields import fold_title


def test_the_document_is_written_from_the_declarations():
    """`python -m data.ingest.document` writes it anew."""
    _, _, rest = DOCUMENT.read_text(encoding="utf-8").partition(OPENING)
    assert rest.partition(CLOSING)[0] == tables_text()


def test_a_document_without_its_marks_is_refused(tmp_path):
    """Nothing is written to it."""
    path = tmp_path / "otro.md"
    path.write_text("sin marcas")
    with pytest.raises(ValueError, match="faltan las marcas"):
        rewrite(path)


@pytest.mark.parametrize("contract", TABLES.values(), ids=TABLES)
def test_no_title_means_two_columns(contract):
    """A synonym of two columns of a table would match only the first."""
    titles = [title for field in contract.fields for title in field.titles]
    assert len(titles) == len(set(titles))


@pytest.mark.parametrize("contract", TABLES.values(), ids=TABLES)
def test_every_column_has_a_title_and_a_meaning(contract):
    """The template would have a blank otherwise."""
    assert all(fold_title(field.label) and field.meaning for field in contract.fields)
    assert set(contract.unique) <= set(contract.columns)
