"""Whose boundaries a map shows, in words: only what looks official is called so."""

from dataclasses import dataclass


@dataclass(frozen=True)
class MapIdentity:
    """Whose boundaries a map shows.

    Attributes:
        label: what every map prints. source: the sentence of attribution.
        file: name of the imported file.
    """

    label: str
    source: str
    file: str

    @classmethod
    def of(cls, column: str, file: str, drawn: int, total: int, *, is_exact: bool) -> "MapIdentity":
        """Tell an owner by the names of the columns: DANE's and OCHA's are known, others are only a file.

        Only DANE's are called official, and only where their areas are DIVIPOLA's (`is_exact`); the label
        says how many units of how many they cover.
        """
        name = column.upper()
        archive = f"archivo «{file}»"
        covered = f"{thousands(drawn)} de {thousands(total)} unidades"
        if is_exact and name.startswith(("MPIO_", "DPTO_")):
            return cls(
                f"límites oficiales del DANE ({covered}; archivo {file})",
                f"Límites municipales: DANE, Marco Geoestadístico Nacional ({archive}), simplificados.",
                file,
            )
        if name.startswith("ADM2_"):
            return cls(
                f"límites de OCHA COD-AB ({covered}; archivo {file})",
                f"Límites municipales: OCHA, COD-AB Colombia ({archive}), simplificados.",
                file,
            )
        return cls(
            f"límites del archivo {file} ({covered})",
            f"Límites municipales: {archive}, de origen no declarado, simplificados.",
            file,
        )


def thousands(number: float, decimals: int = 0) -> str:
    """Write a number as Colombia does: 1.121 and 44,5."""
    return f"{number:,.{decimals}f}".replace(",", "_").replace(".", ",").replace("_", ".")
