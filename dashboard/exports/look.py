"""What an address may ask of a picture beyond its size: outlines, no frame, a width of its own, the logo."""

import hashlib
import io
import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import Final

from PIL import Image

from dashboard.exports.files import DownloadError
from dashboard.exports.media import PACKAGE, WITH_SIZE
from dashboard.figures.drawing.presets import PRESETS, WIDTHS, Preset, of_width, without_frame

CHOICES: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {"texto": ("letra", "contornos"), "marco": ("si", "no"), "logo": ("no", "si")}
)
"""What each parameter may be, what it is when left out first."""
WIDTH: Final = "ancho"
LOOKS: Final[Mapping[str, str]] = MappingProxyType(
    {**{key: known[0] for key, known in CHOICES.items()}, WIDTH: ""}
)
WITH_OUTLINES: Final = ("svg", PACKAGE)  # a PDF carries its font, and a PNG has no letters
LOGO_SETTING: Final = "LOGO"
PNG_START: Final = b"\x89PNG\r\n\x1a\n"
MOST_BYTES: Final = 2_000_000
SIDES: Final = range(16, 4001)  # pixels
DIGEST_LENGTH: Final = 12


@dataclass(frozen=True)
class Look:
    """How a picture looks: each as the address writes it, empty where its file has no such choice."""

    texto: str = ""
    marco: str = ""
    ancho: str = ""
    logo: str = ""

    @property
    def entries(self) -> dict[str, str]:
        """What is asked for that is not usual, by parameter: what a record and a tag say of it."""
        said = {"texto": self.texto, "marco": self.marco, WIDTH: self.ancho, "logo": self.logo}
        return {key: value for key, value in said.items() if value and value != LOOKS[key]}

    @property
    def has_outlines(self) -> bool:
        """Whether letters are drawn as outlines."""
        return self.entries.get("texto") == "contornos"

    @property
    def has_logo(self) -> bool:
        """Whether the logo stands beside the title."""
        return self.entries.get("logo") == "si"

    @property
    def has_frame(self) -> bool:
        """Whether title, finding and small print are inside."""
        return self.entries.get("marco") != "no"

    @property
    def name_parts(self) -> Iterator[str]:
        """Yield what a file name says of it; its width is said as its size."""
        words = {"texto": "contornos", "marco": "sin-marco", "logo": "con-logo"}
        return (word for key, word in words.items() if key in self.entries)

    def of(self, ending: str) -> "Look":
        """Return what of it a file of an ending can have."""
        if ending not in WITH_SIZE:
            return Look()
        return self if ending in WITH_OUTLINES else replace(self, texto="")

    def page(self, size: str) -> Preset:
        """Return the page of a size, or of the width that is asked for instead."""
        preset = of_width(int(self.ancho)) if self.ancho else PRESETS[size]
        return preset if self.has_frame else without_frame(preset)


USUAL: Final = Look()


def parse_look(options: Mapping[str, str], ending: str, is_sized: bool) -> Look:
    """Read what the options of an address ask of a picture; of a file without pictures, nothing.

    Args:
        is_sized: whether the address names a size too.

    Raises:
        DownloadError: one of them can't be had (400).
    """
    for key, known in CHOICES.items():
        if options[key] not in known:
            raise DownloadError(f"«{key}={options[key]}» no existe: {key} admite {' o '.join(known)}.", 400)
    _check_width(options[WIDTH], is_sized)
    look = Look(**{key: options[key] for key in LOOKS}).of(ending)
    if look.has_logo and not look.has_frame:
        raise DownloadError("El logo va en el marco, junto al título: no se pide con marco=no.", 400)
    return look


def _check_width(text: str, is_sized: bool) -> None:
    if not text:
        return
    if not (text.isascii() and text.isdigit() and int(text) in WIDTHS):
        raise DownloadError(
            f"«{WIDTH}={text}» no se puede usar: son milímetros, un entero de {WIDTHS[0]} a {WIDTHS[-1]}.",
            400,
        )
    if is_sized:
        raise DownloadError(f"«{WIDTH}» y «tamano» no van juntos: use uno de los dos.", 400)


def read_logo(path: Path | None) -> Image.Image:
    """Return the logo of the dashboard.

    Raises:
        DownloadError: there is none, or it can't be used; the Spanish message says why (400).
    """
    if path is None:
        raise DownloadError(
            f"Este tablero no tiene logo: se declara un PNG en el ajuste {LOGO_SETTING}.", 400
        )
    try:
        return _picture(_content(path))
    except (OSError, ValueError, SyntaxError) as failure:
        reason = str(failure) if isinstance(failure, _LogoError) else "está dañado o no se puede leer"
        raise DownloadError(f"El logo «{path.name}» no se puede usar: {reason}.", 400) from failure


class _LogoError(ValueError):
    """A logo that is refused; the Spanish message is the end of a sentence."""


def _content(path: Path) -> bytes:
    with path.open("rb") as file:
        content = file.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise _LogoError(f"pesa más de {MOST_BYTES // 1_000_000} MB")
    if not content.startswith(PNG_START):
        raise _LogoError("no es un PNG (un SVG u otro formato se guarda antes como PNG)")
    return content


def _picture(content: bytes) -> Image.Image:
    """Decode a PNG whose head says that it is of a usual size."""
    across, down = struct.unpack(">II", content[16:24].rjust(8, b"\0"))
    if across not in SIDES or down not in SIDES:
        raise _LogoError(f"mide {across} × {down} puntos; cada lado va de {SIDES[0]} a {SIDES[-1]}")
    with Image.open(io.BytesIO(content), formats=("PNG",)) as opened:
        return opened.convert("RGBA")


def logo_digest(path: Path | None) -> str:
    """Return a short checksum of the logo, for a tag; empty where it can't be read."""
    try:
        return "" if path is None else hashlib.sha256(_content(path)).hexdigest()[:DIGEST_LENGTH]
    except (OSError, _LogoError):
        return ""
