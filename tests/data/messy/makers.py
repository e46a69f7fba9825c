"""Files as people really send them, each made by a function that writes it into a folder.

`MESSY` lists them with what must become of each: the counts and what is said, or why it is refused.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime

import openpyxl
from openpyxl.styles import Font

from data.ingest.context import Options
from data.ingest.fields import Mode


@dataclass(frozen=True)
class Messy:
    """A file and what must become of it.

    Attributes:
        make: writes it and returns its path.
        counts: accepted, repeated, rejected; None when the file is refused whole.
        rows: some of the accepted, as entity, phase, milestone, cut-off and fraction.
        said: what the preview, the reasons or the refusal must say.
    """

    make: Callable
    counts: tuple[int, int, int] | None
    rows: tuple[tuple[str, str, str, str, str], ...] = ()
    said: tuple[str, ...] = ()
    options: Options = field(default_factory=Options)
    key: str = "hitos"


def _book(folder, name, rows, change=lambda sheet: None, title="Hoja1"):
    book = openpyxl.Workbook()
    book.active.title = title
    for row in rows:
        book.active.append(row)
    change(book.active)
    book.save(folder / name)
    return folder / name


def _text(folder, name, text, encoding="utf-8"):
    (folder / name).write_bytes(text.encode(encoding))
    return folder / name


def seta_export(folder):
    """The register's own export: title rows, a merged banner, the cut-off in a title, totals at the end."""
    rows = [
        ["ESTRATEGIA GOBIERNO AL PLAN - FASE II"],
        ["Sistema SETA. Fecha de corte: 31 de diciembre de 2020"],
        [],
        ["Código\nDANE", "Departamento", "Municipio", "No. Hito", "% de Avance", "Observaciones"],
        [5001, "ANTIOQUIA", "MEDELLIN", 3, 0.455, None],
        [5002.0, "ANTIOQUIA", "ABEJORRAL", 3, 1, "revisar"],
        [None, None, None, None, None, None],
        ["Total general", None, None, 2, 1.455, None],
        ["Fuente: SETA, DNP"],
    ]

    def dress(sheet):
        sheet.merge_cells("A1:F1")
        sheet["A1"].font = Font(bold=True)
        for cell in ("E5", "E6"):
            sheet[cell].number_format = "0.0%"

    return _book(folder, "SETA corte dic.xlsx", rows, dress)


def wide_matrix(folder):
    """A matrix: an entity a row, a milestone a column, crosses of blanks for what was not reported."""
    rows = [
        ["Matriz de seguimiento fase 2", None, None, None, None],
        ["Corte 15/12/2020", None, None, None, None],
        ["Cód. DANE", "Entidad territorial", "Hito 1 (%)", "Hito 2 (%)", "Hito 22 (%)"],
        ["05001", "Medellín", 100, 45.5, None],
        ["05", "Gobernación de Antioquia", 20, None, 0],
    ]
    return _book(folder, "matriz.xlsx", rows)


def excel_csv(folder):
    """«Save as CSV» of a Spanish Excel: semicolons, cp1252, decimal commas, codes without their zero."""
    text = "Código;Municipio;Fase;Hito;Fecha corte;Avance (0 a 100)\r\n"
    text += "5001;Medellín;II;3;31/12/2020;45,5\r\n5002;Abejorral;II;3;31/12/2020;100,0\r\n"
    return _text(folder, "seta.csv", text, "cp1252")


def unicode_text(folder):
    """«Unicode text» of Excel: UTF-16 with tabs."""
    text = "codigo\tfase\thito\tcorte\tavance\r\n05001\t2\t3\t2020-12-31\t45,5 %\r\n"
    return _text(folder, "seta.txt", text, "utf-16")


def names_without_codes(folder):
    """Names as the report prints them, inside their departments, one misspelt and one ambiguous."""
    text = "municipio|depto|fase|hito|corte|avance\n"
    text += "S.MARTIN DE LOBA|Bolivar|2|1|2020-12-31|50%\nMAGUI|Narifio|2|1|2020-12-31|50%\n"
    text += "Gobernación del Valle del Cauca||2|1|2020-12-31|50%\n"
    text += "Abejoral|Antioquia|2|1|2020-12-31|50%\nVillanueva||2|1|2020-12-31|50%\n"
    return _text(folder, "nombres.csv", text)


def broken_codes(folder):
    """What spreadsheets do to codes: 5001.0, 5.001, blanks, an apostrophe, a name stuck to it, and «5.1»."""
    codes = ["5001.0", "5.002", " 05004 ", "'05021", "05030 - Amagá", "5.1"]
    lines = [f"{code};2;1;2020-12-31;10 %" for code in codes]
    return _text(folder, "codigos.csv", "\n".join(["codigo;fase;hito;corte;avance", *lines]))


def mixed_dates(folder):
    """Every row with its date in another way, one of them a day that does not exist."""
    cells = [
        date(2020, 12, 31),
        datetime(2020, 12, 31, 10, 0),
        44196,
        "31/12/2020",
        "31 de diciembre de 2020",
    ]
    cells += ["2020-12-31", "31-dic-20", "31/11/2020"]
    codes = ["05001", "05002", "05004", "05021", "05030", "05031", "05034", "05036"]
    rows = [[code, 2, 1, cell, "10 %"] for code, cell in zip(codes, cells, strict=True)]
    return _book(folder, "fechas.xlsx", [["codigo", "fase", "hito", "corte", "avance"], *rows])


def several_sheets(folder):
    """A cover, a pivot, the data and a hidden sheet with last month's."""
    book = openpyxl.Workbook()
    book.active.title = "Portada"
    book.active.append(["Informe de avance"])
    pivot = book.create_sheet("Dinámica")
    for row in (["Fase", "Hito", "Promedio"], [2, 1, 0.5]):
        pivot.append(row)
    head = ["codigo", "fase", "hito", "corte", "avance (0 a 100)"]
    for title, value in (("Datos dic", 50), ("Datos nov", 40)):
        sheet = book.create_sheet(title)
        sheet.append(head)
        sheet.append(["05001", 2, 1, "2020-12-31", value])
    book["Datos nov"].sheet_state = "hidden"
    book.save(folder / "varias hojas.xlsx")
    return folder / "varias hojas.xlsx"


def two_data_sheets(folder):
    """Two sheets that may both be the one: it is asked."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title in ("Enero", "Febrero"):
        sheet = book.create_sheet(title)
        sheet.append(["codigo", "fase", "hito", "corte", "avance"])
        sheet.append(["05001", 2, 1, "2020-12-31", "50 %"])
    book.save(folder / "dos.xlsx")
    return folder / "dos.xlsx"


def hidden_and_merged(folder):
    """A department merged over its rows, and rows that a filter left hidden."""
    rows = [
        ["Departamento", "Municipio", "Fase", "Hito", "Corte", "Avance (0 a 100)"],
        ["Antioquia", "Medellín", 2, 1, "2020-12-31", 10],
        [None, "Abejorral", 2, 1, "2020-12-31", 20],
        [None, "Abriaquí", 2, 1, "2020-12-31", 30],
    ]

    def change(sheet):
        sheet.merge_cells("A2:A4")
        sheet.row_dimensions[3].hidden = True

    return _book(folder, "filtrado.xlsx", rows, change)


def unknown_scale(folder):
    """Values from 0 to 1 without a sign: asked."""
    return _book(
        folder,
        "escala.xlsx",
        [["codigo", "fase", "hito", "corte", "avance"], ["05001", 2, 1, "2020-12-31", 0.455]],
    )


def contradictions(folder):
    """The same row twice, one key with two values, and rows that can't be."""
    text = "codigo;fase;hito;corte;avance (0 a 100)\n"
    text += "05001;2;1;2020-12-31;10\n05001;2;1;2020-12-31;10\n"
    text += "05002;2;1;2020-12-31;10\n05002;2;1;2020-12-31;20\n"
    text += "05004;2;99;2020-12-31;10\n05021;2;1;2020-12-31;130\n99999;2;1;2020-12-31;10\n"
    return _text(folder, "contradicciones.csv", text)


def printed_pages(folder):
    """A listing with its header repeated at each printed page, and subtotals between."""
    head = "codigo;municipio;fase;hito;corte;avance"
    rows = [head, "05001;Medellín;2;1;2020-12-31;10%", "Subtotal Antioquia;;;;;10%", head]
    return _text(folder, "paginas.csv", "\n".join([*rows, "76001;Cali;2;1;2020-12-31;20%", "Total;;;;;15%"]))


def dangerous_texts(folder):
    """HTML, a formula and control characters where names should be."""
    text = "codigo;municipio;fase;hito;corte;avance;asesor\n"
    text += "05001;<script>alert(1)</script>;2;1;2020-12-31;10%;ase-07\n"
    text += (
        '05002;"=HYPERLINK(""http://x"")";2;1;2020-12-31;10%;ASE-07\n05004;Abriaquí\x07;2;1;2020-12-31;10%;\n'
    )
    return _text(folder, "../peligro<b>.csv".replace("../", ""), text)


def renamed_columns(folder):
    """Titles that nobody declared: shown beside the expected ones."""
    return _text(
        folder, "raro.csv", "Ente;Cód raro;fase;hito;corte;Cuánto\nMedellín;5001;2;1;2020-12-31;10%\n"
    )


def survey_matrix(folder):
    """The survey as the form exports it: a column per question."""
    rows = [
        ["ID", "Marca temporal", "Municipio", "Departamento", "Ola", "General", "Usabilidad", "KPT"],
        ["E1", datetime(2020, 4, 21, 9, 30), "Medellín", "Antioquia", 1, 5, 4, None],
        ["E2", datetime(2020, 4, 22, 8, 0), "Cali", "Valle", 1, 6, 3, 2],
    ]
    return _book(folder, "encuesta.xlsx", rows)


DECEMBER = "2020-12-31"
MESSY = {
    "seta_export": Messy(
        seta_export,
        (2, 0, 0),
        (("05001", "2", "3", DECEMBER, "0.455"), ("05002", "2", "3", DECEMBER, "1")),
        ("Filas de totales o notas que se saltan: 2", "Columnas que no se usan: «Observaciones»"),
    ),
    "wide_matrix": Messy(
        wide_matrix,
        (4, 0, 0),
        (("05", "2", "1", "2020-12-15", "0.2"), ("05", "2", "22", "2020-12-15", "0")),
        options=Options(scale="0-100"),
    ),
    "excel_csv": Messy(
        excel_csv,
        (2, 0, 0),
        (("05001", "2", "3", DECEMBER, "0.455"), ("05002", "2", "3", DECEMBER, "1")),
    ),
    "unicode_text": Messy(unicode_text, (1, 0, 0), (("05001", "2", "3", DECEMBER, "0.455"),)),
    "names_without_codes": Messy(
        names_without_codes,
        (3, 0, 2),
        (("13667", "2", "1", DECEMBER, "0.5"), ("76", "2", "1", DECEMBER, "0.5")),
        ("¿quiso decir Abejorral (05002)", "hay 4 municipios «Villanueva»"),
    ),
    "broken_codes": Messy(
        broken_codes,
        (5, 0, 1),
        tuple((code, "2", "1", DECEMBER, "0.1") for code in ("05001", "05002", "05004", "05021", "05030")),
        ("«5.1» no es un código DIVIPOLA",),
    ),
    "mixed_dates": Messy(mixed_dates, (7, 0, 1), said=("«31/11/2020» no es una fecha que se entienda",)),
    "several_sheets": Messy(several_sheets, (1, 0, 0), (("05001", "2", "1", DECEMBER, "0.5"),)),
    "two_data_sheets": Messy(two_data_sheets, None, said=("«Enero», «Febrero»", "--hoja")),
    "two_data_sheets_answered": Messy(two_data_sheets, (1, 0, 0), options=Options(sheet="Febrero")),
    "hidden_and_merged": Messy(
        hidden_and_merged,
        (3, 0, 0),
        (("05004", "2", "1", DECEMBER, "0.3"),),
        ("Filas ocultas que también se leen: 1",),
    ),
    "unknown_scale": Messy(unknown_scale, None, said=("--escala",)),
    "unknown_scale_answered": Messy(
        unknown_scale, (1, 0, 0), (("05001", "2", "1", DECEMBER, "0.455"),), options=Options(scale="0-1")
    ),
    "contradictions": Messy(
        contradictions,
        (1, 1, 5),
        (("05001", "2", "1", DECEMBER, "0.1"),),
        ("la misma clave", "no está en el catálogo de su fase", "no está entre 0 y 100", "DIVIPOLA"),
    ),
    "printed_pages": Messy(
        printed_pages,
        (2, 0, 0),
        said=("Encabezados repetidos que se saltan: 1", "totales o notas que se saltan: 2"),
    ),
    "dangerous_texts": Messy(dangerous_texts, (3, 0, 0), (("05001", "2", "1", DECEMBER, "0.1"),)),
    "renamed_columns": Messy(
        renamed_columns, None, said=("Faltan columnas", "«Cód raro» (5001)", "«Cuánto» (10%)")
    ),
    "survey_matrix": Messy(survey_matrix, (4, 0, 1), said=("«6» no está entre 1 y 5",), key="encuesta"),
    "replacing": Messy(excel_csv, (2, 0, 0), options=Options(mode=Mode.REPLACE)),
}
