"""Markup: escaped texts, attributes as HTML has them, and nothing else taken as HTML."""

from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from layouts.parts import markup as html


def test_it_reads_like_the_components():
    """Children, class, style and flags."""
    made = html.Td(["a", html.B("b"), None, 3], className="x y", style={"width": "4px"}, hidden=True)
    assert made == "<td class='x y' style='width:4px' hidden>a<b>b</b>3</td>"


def test_what_is_absent_is_left_out():
    """None and False make no attribute; zero does."""
    assert html.Th("", title=None, disabled=False, tabIndex=0, colSpan=2) == "<th tabindex=0 colspan=2></th>"


def test_a_void_element_has_no_end():
    """A column of a table."""
    assert html.Colgroup([html.Col()]) == "<colgroup><col></colgroup>"


@given(st.text())
def test_a_text_comes_back_as_it_was(text):
    """No text can open an element or end an attribute."""
    found = []
    parser = HTMLParser(convert_charrefs=True)
    parser.handle_starttag = lambda tag, attributes: found.append((tag, attributes))
    parser.handle_data = lambda data: found.append(data)
    parser.feed(html.P(text, title=text).replace("\r", " "))
    parser.close()
    wanted = text.replace("\r", " ")
    assert found[0] == ("p", [("title", wanted)])
    assert "".join(found[1:]) == wanted
