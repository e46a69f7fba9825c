"""Native charts in Word: the parts of a chart of python-pptx, in a document of python-docx."""

from typing import Any, Final

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt
from docx.text.paragraph import Paragraph

CHART_SPACE: Final = "http://schemas.openxmlformats.org/drawingml/2006/chart"
FIRST_ID: Final = 10_000  # of a drawing: those of pictures are lower


def add_chart(
    document: Document,
    holder: Paragraph,
    parts: tuple[bytes, str, bytes],
    number: int,
    size: tuple[float, float],
) -> Any:  # noqa: ANN401
    """Add a chart to a paragraph; return the properties that take its title and alternative text.

    Args:
        parts: XML of the chart, how it names its workbook, and the workbook.
        number: of the figure, for the names of its parts. size: width and height in points.
    """
    relation = document.part.relate_to(_part(document, parts, number), RELATIONSHIP_TYPE.CHART)
    across, down = (int(Pt(length)) for length in size)
    drawing = parse_xml(
        f"<w:drawing {nsdecls('w', 'wp', 'a', 'r')}>"
        f'<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{across}" cy="{down}"/>'
        f'<wp:docPr id="{FIRST_ID + number}" name="Gráfico {number}"/><wp:cNvGraphicFramePr/>'
        f'<a:graphic><a:graphicData uri="{CHART_SPACE}">'
        f'<c:chart xmlns:c="{CHART_SPACE}" r:id="{relation}"/>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing>"
    )
    holder.add_run()._r.append(drawing)
    return drawing.find(f".//{{{drawing.nsmap['wp']}}}docPr")


def _part(document: Document, parts: tuple[bytes, str, bytes], number: int) -> Part:
    """Return the part of a chart, related to that of its workbook under the name that its XML uses."""
    content, relation, book = parts
    package: Any = document.part.package
    chart = Part(PackURI(f"/word/charts/chart{number}.xml"), CONTENT_TYPE.DML_CHART, content, package)
    data = Part(PackURI(f"/word/embeddings/datos{number}.xlsx"), CONTENT_TYPE.SML_SHEET, book, package)
    chart.load_rel(RELATIONSHIP_TYPE.PACKAGE, data, relation)
    return chart
