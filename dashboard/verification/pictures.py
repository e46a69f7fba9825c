"""Where two PNG differ: their size, how many points, or only what is written beside the picture."""

import io
from typing import Final

from dashboard.core.wording import counted
from dashboard.exports.seals.safe import UnreadableError

SIZE: Final = slice(16, 24)  # width and height in the header


def picture_lines(expected: bytes, found: bytes) -> tuple[str, ...]:
    """Return what differs between a picture of ours and one that was read, without trusting its size.

    Raises:
        UnreadableError: the picture that was read is damaged.
    """
    if expected[SIZE] != found[SIZE]:
        return (f"el tamaño: se esperaba {_size(expected)} y es {_size(found)}",)
    import numpy as np  # late: only a changed picture needs them
    from PIL import Image

    try:
        ours, theirs = (np.asarray(Image.open(io.BytesIO(one)).convert("RGBA")) for one in (expected, found))
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise UnreadableError("está dañado: la imagen no se puede abrir") from error
    changed = (ours != theirs).any(axis=2)
    if not changed.any():
        return ("la imagen es la misma; lo que cambió está en sus propiedades",)
    rows, columns = changed.nonzero()
    box = f"entre ({columns.min()}, {rows.min()}) y ({columns.max()}, {rows.max()})"
    return (f"{counted(int(changed.sum()), 'punto distinto', 'puntos distintos')} de la imagen, {box}",)


def _size(picture: bytes) -> str:
    width, height = (int.from_bytes(picture[place : place + 4], "big") for place in (16, 20))
    return f"{width} × {height}"
