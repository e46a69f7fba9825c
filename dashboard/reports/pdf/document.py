"""The report as PDF, set by typst inside this process: index, captions, vector figures, tagged for voices.

Figures go in as SVG, whose text stays text; PDF/UA-1 is asked for, so that a figure without alternative text
or a document without title would be refused. Fonts are the shipped ones and, for the few signs they lack,
those that come with matplotlib. How things look is in `informe.typ`; here are the calls, with their texts.
"""

import json
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import matplotlib as mpl
import typst

from dashboard.core.theme import DEEP_BLUE, INK, MUTED
from dashboard.figures.drawing.fonts import BOLD, FAMILY, FOLDER, REGULAR
from dashboard.figures.drawing.ink import SIGNS
from dashboard.reports import plan
from dashboard.reports.blocks import (
    AUTHOR,
    FIGURE,
    TABLE,
    Chapter,
    FigureBlock,
    Heading,
    OwnText,
    Paragraph,
    Reference,
    Report,
    TableBlock,
    Tone,
    grid,
)
from dashboard.reports.contents import DEEPEST, ContentsList, caption_anchor, lists_of
from dashboard.reports.pdf.typst_text import array, coloured, points, quoted, record
from dashboard.reports.pictures import Picture
from dashboard.reports.plan import Look, Paper, Placed

STYLES: Final = Path(__file__).with_name("informe.typ")
PAGE: Final = (210.0, 297.0)  # A4, millimetres
MARGINS: Final = {"top": 25.0, "right": 22.5, "bottom": 22.0, "left": 22.5}
PAPER: Final = Paper(
    (PAGE[0] - MARGINS["left"] - MARGINS["right"]) * plan.MM,
    (PAGE[1] - MARGINS["top"] - MARGINS["bottom"]) * plan.MM,
)
STANDARD: Final = "ua-1"
COVER_PAGE: Final = 1
COVER_DROP: Final = 0.24  # of the page, what is left free above the title
OUTLINED: Final = {
    "": f"heading.where(outlined: true, level: 1).or(heading.where(outlined: true, level: {DEEPEST}))",
    FIGURE: "figure.where(kind: image)",
    TABLE: "figure.where(kind: table)",
}
"""What each list of the contents lists, in typst."""
LOOKS: Final[Mapping[str, Look]] = {
    **{f"heading-{level}": look for level, look in plan.HEADINGS.items()},
    **{tone.name.lower(): look for tone, look in plan.TONES.items()},
    **{f"index-{level}": look for level, look in plan.INDEX_LINES.items()},
    "caption": plan.CAPTION,
    "cell": plan.CELL,
    "title": Look(size=30, line=36, after=10, bold=True, colour=DEEP_BLUE),
    "subtitle": Look(size=18, line=24, after=8, colour=MUTED),
    "mark": Look(size=10.5, line=20, bold=True, colour="#7a2e0e", indent=6),
    "owner": Look(size=8, line=10.5, before=8, colour=MUTED),
}


def write_pdf(report: Report, pictures: Mapping[int, Picture], template: Path | None = None) -> bytes:
    """Return the report as PDF; there are no templates for it."""
    issued = datetime.fromisoformat(report.issued).replace(tzinfo=UTC)
    with tempfile.TemporaryDirectory(prefix="informe-") as name:
        folder = Path(name)
        for number, picture in pictures.items():
            (folder / f"{number}.svg").write_bytes(picture.files["svg"])
        (folder / STYLES.name).write_bytes(STYLES.read_bytes())
        main = folder / "principal.typ"
        main.write_text("\n".join(source(report, pictures)), encoding="utf-8")
        compiler = typst.Compiler(main, root=folder, font_paths=fonts())
        written = compiler.compile(format="pdf", pdf_standards=STANDARD, timestamp=issued)
    assert isinstance(written, bytes)
    return written


def fonts() -> typst.Fonts:
    """Return the shipped fonts and no other of the machine."""
    signs = Path(mpl.get_data_path()) / "fonts" / "ttf"
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FOLDER), str(signs)]
    )


def source(report: Report, pictures: Mapping[int, Picture]) -> Iterator[str]:
    """Yield the lines of the document."""
    yield f'#import "{STYLES.name}": *'
    yield f"#let looks = {record({name: _look(look) for name, look in LOOKS.items()})}"
    yield _setting(report)
    yield from _cover(report)
    for one in arrange_pdf(report, pictures):
        yield from _block(one)


def arrange_pdf(
    report: Report, pictures: Mapping[int, Picture], template: Path | None = None
) -> tuple[Placed, ...]:
    """Return where everything falls."""
    chapters = [_finished(chapter) for chapter in report.chapters]
    return plan.plan(lists_of(report), chapters, pictures, PAPER, COVER_PAGE)[0]


def _finished(chapter: Chapter) -> Chapter:
    """Return a chapter without gaps: nobody writes in a PDF."""
    kept = tuple(block for block in chapter.blocks if not isinstance(block, OwnText))
    return replace(chapter, blocks=kept)


def _look(look: Look) -> str:
    lengths = {name: points(getattr(look, name)) for name in ("size", "line", "before", "after", "indent")}
    return record({**lengths, "weight": str(BOLD if look.bold else REGULAR), "colour": coloured(look.colour)})


def _setting(report: Report) -> str:
    arguments = (
        "looks",
        quoted(f"{report.title}. {report.place}"),
        quoted(AUTHOR),
        array([quoted(json.dumps(dict(report.record), ensure_ascii=False))]),
        array(points(length * plan.MM) for length in PAGE),
        record({side: points(length * plan.MM) for side, length in MARGINS.items()}),
        quoted(f"{report.title} · {report.place}"),
        quoted(report.short_mark),
        quoted(report.running),
        array([quoted(FAMILY), quoted(SIGNS)]),
        coloured(INK),
    )
    return f"#show: body => report({', '.join(arguments)}, body)"


def _cover(report: Report) -> Iterator[str]:
    yield f"#v({points(PAPER.height * COVER_DROP)})"
    yield f"#words(looks.title, {quoted(report.title)})"
    yield f"#words(looks.subtitle, {quoted(report.place)})"
    yield f"#words(looks.subtitle, {quoted(f'Corte: {report.cutoff}')})"
    if report.mark:
        yield f"#words(looks.mark, {quoted(report.mark)}, ground: {coloured('#fff4e5')})"
    owner = f"Departamento Nacional de Planeación · Versión de datos {report.version}"
    yield f"#words(looks.owner, {quoted(owner)})"


def _block(placed: Placed) -> Iterator[str]:
    block = placed.block
    if placed.breaks:
        yield "#pagebreak(weak: true)"
    if isinstance(block, FigureBlock):
        yield _figure(block, placed)
    elif isinstance(block, TableBlock):
        yield _table(block, placed)
    elif isinstance(block, Heading):
        yield f"#heading(level: {block.level}, {quoted(block.text)})"
    elif isinstance(block, ContentsList):
        yield f"#contents(looks, {quoted(block.title)}, {OUTLINED[block.series]})"
    elif isinstance(block, Paragraph):
        call = "item" if block.tone is Tone.ITEM else "words"
        yield f"#{call}(looks.{block.tone.name.lower()}, {_pieces(block)})"


def _pieces(block: Paragraph) -> str:
    """Return what a paragraph says as typst content, its references as links."""
    parts = [
        f"link(<{caption_anchor(one.series, one.number)}>, {quoted(str(one.number))})"
        if isinstance(one, Reference)
        else quoted(one)
        for one in block.pieces
    ]
    return " + ".join(f"[#{part}]" for part in parts)


def _figure(block: FigureBlock, placed: Placed) -> str:
    arguments = (
        "looks",
        f"<{caption_anchor(FIGURE, block.number)}>",
        quoted(block.caption),
        quoted(block.note),
        quoted(f"{block.number}.svg"),
        quoted(block.printed.alt),
        points(placed.width),
        points(placed.height),
        points(2 * plan.FIGURE.after),
    )
    return f"#picture({', '.join(arguments)})"


def _table(block: TableBlock, placed: Placed) -> str:
    content = grid(block.table)
    totals = [str(place) for place in range(len(content.rows)) if content.is_total(place)]
    arguments = (
        "looks",
        f"<{caption_anchor(TABLE, block.number)}>",
        quoted(block.caption),
        quoted(block.note),
        array(map(points, plan.column_widths(block, PAPER.width))),
        array("true" if number else "false" for number in content.is_number),
        array(map(quoted, content.head)),
        array(array(map(quoted, row)) for row in content.rows),
        array(map(points, (placed.head, *placed.rows))),
        array(totals),
        points(plan.CELL_SIDE),
        points(plan.TABLE_NOTE_GAP),
    )
    return f"#sheet({', '.join(arguments)})"
