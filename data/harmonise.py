"""From printed names to DIVIPOLA codes.

The report prints municipalities by name, in capitals, abbreviated and damaged by the scan ("EL PEDOL" of
"Narifio"). A name resolves by folding (`geo.divipola.normalise_name`) against the catalogue, inside its
department, or by a declared alias: a row of `alias_departamentos.csv` or `alias_municipios.csv`, with its
reason. Nothing is guessed: an unknown name fails with candidates, and an alias nobody uses fails too.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pandas as pd
from rapidfuzz import fuzz, process

from data.errors import Defect, line_of, refuse_if
from geo.divipola import Catalogue, normalise_name

FILES: Final = Path(__file__).parent / "published"
MUNICIPALITY_ALIASES: Final = FILES / "alias_municipios.csv"
DEPARTMENT_ALIASES: Final = FILES / "alias_departamentos.csv"
PHASE_2_LIST: Final = FILES / "fase2_municipios_impreso.csv"
PHASE_2_PROGRESS: Final = FILES / "fase2_avance_municipios.csv"
CANDIDATES: Final = 3
LEAST_ALIKE: Final = 55  # of 100: below it a name does not resemble another

_Key = tuple[str, str]  # department code, folded municipality name


@dataclass(frozen=True, eq=False)
class Aliases:
    """Declared other names, as printed.

    Attributes:
        municipalities: printed_name, printed_department, code (5 characters), reason.
        departments: printed_department, code (2 characters), reason.
    """

    municipalities: pd.DataFrame
    departments: pd.DataFrame


@dataclass(frozen=True, eq=False)
class NameBook:
    """What a folded name means.

    Attributes:
        departments: folded department name or alias -> department code.
        official: (department code, folded official name) -> municipality code.
        aliases: (department code, folded printed name) -> municipality code.
    """

    departments: Mapping[str, str]
    official: Mapping[_Key, str]
    aliases: Mapping[_Key, str]

    def department(self, printed: str) -> str | None:
        """Return the code of a printed department, or `None`."""
        return self.departments.get(normalise_name(printed))

    def municipality(self, printed: str, department: str) -> str | None:
        """Return the code of a printed municipality of a printed department, or `None`."""
        key = (self.department(department) or "", normalise_name(printed))
        return self.official.get(key) or self.aliases.get(key)

    def candidates(self, printed: str, department: str) -> list[str]:
        """Return the folded names that resemble a printed one most, inside its department."""
        code = self.department(department)
        if code is None:
            return _alike(normalise_name(department), self.departments)
        return _alike(normalise_name(printed), [name for owner, name in self.official if owner == code])


def _alike(folded: str, names: Iterable[str]) -> list[str]:
    found = process.extract(
        folded, list(names), scorer=fuzz.ratio, limit=CANDIDATES, score_cutoff=LEAST_ALIKE
    )
    return [name for name, _, _ in found]


def load_aliases() -> Aliases:
    """Read the two alias tables of this package."""
    return Aliases(
        municipalities=pd.read_csv(MUNICIPALITY_ALIASES, dtype=str),
        departments=pd.read_csv(DEPARTMENT_ALIASES, dtype=str),
    )


def name_book(catalogue: Catalogue, aliases: Aliases) -> NameBook:
    """Index the catalogue and the aliases by folded name; only municipalities count, areas are left out."""
    units = catalogue.municipalities
    departments = {normalise_name(name): str(code) for code, name in catalogue.departments["name"].items()}
    others = aliases.departments
    departments |= dict(zip(others["printed_department"].map(normalise_name), others["code"], strict=True))
    keys = zip(units["department_code"], units["name"].map(normalise_name), strict=True)
    official = dict(zip(keys, units.index, strict=True))
    book = NameBook(departments, official, {})
    return NameBook(departments, official, dict(_alias_items(aliases.municipalities, book)))


def resolve(printed: pd.DataFrame, book: NameBook, file: str) -> pd.Series:
    """Return the code of each row of `printed` (columns `name`, `department`), on the same index.

    Raises:
        DatasetError: a name is unknown (with its candidates), or two rows mean the same municipality.
    """
    names, departments = printed["name"].astype(str), printed["department"].astype(str)
    codes = [book.municipality(*pair) for pair in zip(names, departments, strict=True)]
    resolved = pd.Series(codes, index=printed.index, dtype="str", name="code")
    refuse_if([*_unknown_defects(printed, resolved, book, file), *_repeated_defects(printed, resolved, file)])
    return resolved


def phase_2_municipalities(catalogue: Catalogue) -> pd.DataFrame:
    """Return the 365 municipalities that the report lists for phase II, one row each.

    Columns n (place in the list), name, department (both as printed), code.

    Raises:
        DatasetError: a printed name does not resolve, or an alias is of no use.
    """
    return _published(catalogue)[0]


def phase_2_progress(catalogue: Catalogue) -> pd.DataFrame:
    """Return the 20 published municipal values of phase II (2020-12-31), one row each.

    Columns list ("avanzadas" or "rezagadas"), position, name, department (both as printed), progress (0-100),
    code.

    Raises:
        DatasetError: as `phase_2_municipalities`; also a municipality that is not among the 365.
    """
    listed, progress = _published(catalogue)
    outside = progress[~progress["code"].isin(listed["code"])]
    refuse_if(_outside_defects(outside))
    return progress


def alias_defects(aliases: Aliases, printed: pd.DataFrame, catalogue: Catalogue) -> list[Defect]:
    """Return the aliases that no longer serve the printed names (columns `name`, `department`).

    An alias fails when its code is absent from the catalogue, when the catalogue already knows the name
    (unneeded), or when no printed row carries it (the source was probably corrected).
    """
    book = name_book(catalogue, aliases)
    return [
        *_municipality_alias_defects(aliases, printed, book),
        *_department_alias_defects(aliases, printed, catalogue),
    ]


def _published(catalogue: Catalogue) -> tuple[pd.DataFrame, pd.DataFrame]:
    aliases = load_aliases()
    book = name_book(catalogue, aliases)
    listed, progress = _read_list(), _read_progress()
    refuse_if(alias_defects(aliases, pd.concat([listed, progress]), catalogue))
    return (
        listed.assign(code=resolve(listed, book, PHASE_2_LIST.name)),
        progress.assign(code=resolve(progress, book, PHASE_2_PROGRESS.name)),
    )


def _read_list() -> pd.DataFrame:
    names = {"municipality_as_printed": "name", "department_as_printed": "department"}
    return pd.read_csv(PHASE_2_LIST).rename(columns=names)


def _read_progress() -> pd.DataFrame:
    names = {
        "lista": "list",
        "posicion": "position",
        "municipio_impreso": "name",
        "departamento_impreso": "department",
        "avance_pct": "progress",
    }
    return pd.read_csv(PHASE_2_PROGRESS).rename(columns=names)


def _alias_items(aliases: pd.DataFrame, book: NameBook) -> Iterator[tuple[_Key, str]]:
    for row in aliases.itertuples():
        yield (book.department(row.printed_department) or "", normalise_name(row.printed_name)), row.code


def _unknown_defects(
    printed: pd.DataFrame, resolved: pd.Series, book: NameBook, file: str
) -> Iterator[Defect]:
    positions = [place for place, missing in enumerate(resolved.isna()) if missing]
    if positions:
        yield Defect(
            file=file,
            column="municipio",
            rule="cada nombre debe ser un municipio de su departamento",
            count=len(positions),
            rows=tuple(_unknown_row(printed, place, book) for place in positions),
            action=f"Corrija el nombre o declare el alias en {MUNICIPALITY_ALIASES.name}.",
        )


def _unknown_row(printed: pd.DataFrame, place: int, book: NameBook) -> str:
    name, department = printed["name"].iloc[place], printed["department"].iloc[place]
    near = ", ".join(book.candidates(str(name), str(department))) or "ninguno parecido"
    return f"fila {line_of(place)}: «{name}» ({department}); candidatos: {near}"


def _repeated_defects(printed: pd.DataFrame, resolved: pd.Series, file: str) -> Iterator[Defect]:
    repeated = resolved.notna() & resolved.duplicated(keep=False)
    places = [place for place, twice in enumerate(repeated) if twice]
    if places:
        yield Defect(
            file=file,
            column="municipio",
            rule="dos filas no pueden ser el mismo municipio",
            count=len(places),
            rows=tuple(
                f"fila {line_of(place)}: «{printed['name'].iloc[place]}» es {resolved.iloc[place]}"
                for place in places
            ),
            action="Deje una sola fila por municipio o corrija el alias.",
        )


def _outside_defects(outside: pd.DataFrame) -> Iterator[Defect]:
    if not outside.empty:
        yield Defect(
            file=PHASE_2_PROGRESS.name,
            column="municipio_impreso",
            rule="cada municipio con avance publicado debe estar en la lista de la fase II",
            count=len(outside),
            rows=tuple(f"«{row.name}» es {row.code}" for row in outside.itertuples(index=False)),
            action=f"Revise {PHASE_2_LIST.name} o el alias.",
        )


def _municipality_alias_defects(aliases: Aliases, printed: pd.DataFrame, book: NameBook) -> Iterator[Defect]:
    used = {(book.department(d) or "", normalise_name(n)) for n, d in _name_pairs(printed)}
    codes = set(book.official.values())
    broken: list[str] = []
    for place, (key, code) in enumerate(_alias_items(aliases.municipalities, book)):
        reason = _alias_fault(key in book.official, code in codes, key in used)
        if reason:
            broken.append(
                f"fila {line_of(place)}: «{aliases.municipalities['printed_name'].iloc[place]}» {reason}"
            )
    if broken:
        yield _alias_defect(MUNICIPALITY_ALIASES.name, broken)


def _department_alias_defects(
    aliases: Aliases, printed: pd.DataFrame, catalogue: Catalogue
) -> Iterator[Defect]:
    official = set(catalogue.departments["name"].map(normalise_name))
    used = {normalise_name(department) for _, department in _name_pairs(printed)}
    broken: list[str] = []
    for place, row in enumerate(aliases.departments.itertuples()):
        key = normalise_name(row.printed_department)
        reason = _alias_fault(key in official, row.code in catalogue.departments.index, key in used)
        if reason:
            broken.append(f"fila {line_of(place)}: «{row.printed_department}» {reason}")
    if broken:
        yield _alias_defect(DEPARTMENT_ALIASES.name, broken)


def _alias_fault(is_official: bool, is_code_known: bool, is_used: bool) -> str:
    if is_official:
        return "sobra: el catálogo ya conoce ese nombre"
    if not is_code_known:
        return "lleva a un código que no está en el catálogo"
    return "" if is_used else "no aparece en ninguna fila impresa"


def _alias_defect(file: str, broken: list[str]) -> Defect:
    return Defect(
        file=file,
        column=None,
        rule="cada alias debe servir a un nombre impreso",
        count=len(broken),
        rows=tuple(broken),
        action="Borre el alias o corríjalo.",
    )


def _name_pairs(printed: pd.DataFrame) -> Iterable[tuple[str, str]]:
    return zip(printed["name"].astype(str), printed["department"].astype(str), strict=True)
