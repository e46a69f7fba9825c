"""Which pieces of a document differ, in words that say where."""

from dashboard.exports.seals.documents import (
    ALTERNATIVE,
    BODY,
    PICTURE,
    TABLE_TITLE,
    TEXT,
    VECTOR,
    Piece,
    Said,
)
from dashboard.verification.document_differences import document_differences, lost_asides

TEXTS = ("Resumen", "45,2 % de avance", "Anexo")


def _texts(*texts):
    return tuple(Piece(BODY, TEXT, text) for text in texts)


def _figure(number, checksum):
    return (
        *_texts(f"Figura {number}"),
        Piece(BODY, ALTERNATIVE, f"dibujo {number}"),
        Piece(BODY, PICTURE, checksum),
    )


def _lines(expected, found, ours=(), theirs=()):
    return [one.to_text() for one in document_differences(Said(expected, ours), Said(found, theirs))]


def test_equal_documents_have_no_differences():
    """Where a piece stands in words tells no two apart."""
    assert _lines(_texts(*TEXTS), tuple(Piece(BODY, TEXT, text, "otro") for text in TEXTS)) == []


def test_a_changed_paragraph_is_named():
    """With its place; those after one that was taken out are not changed."""
    assert _lines(_texts(*TEXTS), _texts("Resumen", "99 %", "Anexo")) == [
        "párrafo 2 · texto: se esperaba «45,2 % de avance» y dice «99 %»"
    ]
    assert _lines(_texts(*TEXTS), _texts(*TEXTS[1:])) == [
        "párrafo 1 · texto: se esperaba «Resumen» y dice nada"
    ]


def test_a_paragraph_at_the_end_is_named():
    """One too many, and one too few."""
    assert _lines(_texts(*TEXTS[:2]), _texts(*TEXTS)) == [
        "párrafo 3 · texto: se esperaba nada y dice «Anexo»"
    ]
    assert len(_lines(_texts(*TEXTS), _texts(*TEXTS[:2]))) == 1
    assert len(_lines(_texts(*TEXTS), ())) == 3


def test_swapped_pictures_are_named_by_their_captions():
    """Each stands where the other should."""
    one, other = _figure(1, "a"), _figure(2, "b")
    assert _lines(one + other, _figure(1, "b") + _figure(2, "a")) == [
        "después del párrafo 1 · imagen: se esperaba la de «Figura 1» y dice la de «Figura 2»",
        "después del párrafo 2 · imagen: se esperaba la de «Figura 2» y dice la de «Figura 1»",
    ]


def test_a_strange_picture_is_called_another():
    """It is under no caption of ours."""
    assert _lines(_figure(1, "a"), _figure(1, "z")) == [
        "después del párrafo 1 · imagen: se esperaba la de «Figura 1» y dice otra imagen"
    ]


def test_a_text_in_another_part_is_a_difference():
    """A header is not the body."""
    head = Piece("encabezado", TEXT, "DEMOSTRACIÓN", "encabezado")
    assert _lines((head, *_texts(*TEXTS)), _texts("DEMOSTRACIÓN", *TEXTS)) != []


def test_what_was_dropped_whole_is_lost_and_no_difference():
    """One that is left, or changed, is a difference."""
    ours = (Piece(BODY, TABLE_TITLE, "uno"), Piece(BODY, TABLE_TITLE, "dos"), Piece(BODY, VECTOR, "a"))
    assert _lines((), (), ours, ()) == []
    assert lost_asides(Said((), ours), Said((), ())) == ("1 dibujo vectorial", "2 títulos de tablas")
    assert _lines((), (), ours, (Piece(BODY, TABLE_TITLE, "uno"),)) == [
        "títulos de tablas · distintos: se esperaba 2 títulos de tablas y dice "
        "1 título de tabla, no los mismos"
    ]


def test_a_long_table_with_one_change_is_searched_where_it_changed():
    """Twenty thousand cells that repeat ten values."""
    cells = [str(place % 10) for place in range(20_000)]
    changed = [*cells[:9_000], "99", *cells[9_001:]]
    assert len(_lines(_texts(*cells), _texts(*changed))) == 1


def test_changes_far_apart_in_a_long_table_are_all_found():
    """Its first cell and its last, and none between."""
    cells = [str(place % 10) for place in range(20_000)]
    lines = _lines(_texts("inicio", *cells, "fin"), _texts("otro", *cells, "final"))
    assert [line.partition(" · ")[0] for line in lines] == ["párrafo 1", "párrafo 20002"]
