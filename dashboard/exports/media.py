"""The endings that an address may have, and what each file is."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

PICTURES: Final[Mapping[str, str]] = MappingProxyType(
    {"svg": "image/svg+xml", "pdf": "application/pdf", "png": "image/png"}
)
DATA: Final[Mapping[str, str]] = MappingProxyType(
    {
        "csv": "text/csv; charset=utf-8",
        "excel.csv": "text/csv; charset=utf-8",
        "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "geojson": "application/geo+json",
        "json": "application/json; charset=utf-8",
    }
)
PACKAGE: Final = "zip"
MEDIA_TYPES: Final[Mapping[str, str]] = MappingProxyType({**DATA, **PICTURES, PACKAGE: "application/zip"})
ONLY_THE_MAP: Final = "geojson"
WITH_SIZE: Final = (*PICTURES, PACKAGE)
WITH_RESOLUTION: Final = ("png", PACKAGE)  # other pictures are vectors: one file for every resolution
