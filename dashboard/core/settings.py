"""Settings, read from the environment once at start; README has the same table for readers."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final


@dataclass(frozen=True)
class Setting:
    """One variable of the environment: its name, default and meaning (Spanish)."""

    name: str
    default: str
    meaning: str


SETTINGS: Final = (
    Setting("PORT", "8050", "puerto en el que escucha"),
    Setting("HOST", "127.0.0.1", "dirección en la que escucha"),
    Setting("STATE_DIR", "var", "carpeta de todo lo que el tablero escribe"),
    Setting(
        "DATABASE_URL",
        "",
        "PostgreSQL de las tablas cargadas: postgresql://usuario:clave@servidor/base; sin ella, un archivo "
        "de STATE_DIR",
    ),
    Setting("GEO_SOURCE", "", "archivo o dirección de límites oficiales que se importa al arrancar"),
    Setting("PUBLIC_URL", "", "dirección con la que se llega al tablero; va escrita en lo que sale de él"),
    Setting("LOGO", "", "PNG que las figuras llevan junto al título cuando se piden con `logo=si`"),
    Setting("WORKERS", "2", "procesos que atienden peticiones"),
    Setting("LOG_LEVEL", "info", "detalle del registro: debug, info, warning o error"),
)


@dataclass(frozen=True)
class Settings:
    """The settings in force.

    Attributes:
        port, host: where the server listens. state_dir: everything the app writes.
        database_url: where the loaded tables are; empty for a file of the state folder.
        geo_source: boundary file or address, empty for the map in use.
        public_url: where readers find the dashboard; empty when unknown.
        logo: a PNG for figures; None without one.
        workers: server processes. log_level: as Python's logging names it, lower case.
    """

    port: int
    host: str
    state_dir: Path
    database_url: str
    geo_source: str
    public_url: str
    logo: Path | None
    workers: int
    log_level: str


def read_settings(environment: Mapping[str, str] = os.environ) -> Settings:
    """Read the settings.

    Raises:
        ValueError: PORT or WORKERS is no whole number (Spanish message).
    """
    given = {setting.name: environment.get(setting.name, setting.default) for setting in SETTINGS}
    return Settings(
        port=_whole("PORT", given["PORT"]),
        host=given["HOST"],
        state_dir=Path(given["STATE_DIR"]),
        database_url=given["DATABASE_URL"],
        geo_source=given["GEO_SOURCE"],
        public_url=given["PUBLIC_URL"],
        logo=Path(given["LOGO"]) if given["LOGO"] else None,
        workers=_whole("WORKERS", given["WORKERS"]),
        log_level=given["LOG_LEVEL"].lower(),
    )


def _whole(name: str, text: str) -> int:
    if not text.isdigit():
        raise ValueError(f"{name}={text!r}: se esperaba un número entero. Corrija la variable de entorno.")
    return int(text)
