"""Seeded randomness: one independent generator per table, and smooth noise over the territory."""

import zlib

import numpy as np
import numpy.typing as npt

from data.demo.targets import SEED

Floats = npt.NDArray[np.float64]
WAVES = 48
DEGREES = 1.4  # length over which neighbours resemble each other


def generator(stream: str) -> np.random.Generator:
    """Return the generator of a named stream; adding a stream changes no other."""
    return np.random.Generator(np.random.PCG64(np.random.SeedSequence([SEED, zlib.crc32(stream.encode())])))


def field(lon: Floats, lat: Floats, stream: str) -> Floats:
    """Return smooth noise (about mean 0, deviation 1) at places in degrees: near places, near values.

    Rounded to six decimals so that the last bit of a cosine never decides a rank.
    """
    draws = generator(f"field-{stream}")
    waves = draws.normal(0.0, 1.0 / DEGREES, size=(WAVES, 2))
    shifts = draws.uniform(0.0, 2 * np.pi, size=WAVES)
    phases = np.outer(lon, waves[:, 0]) + np.outer(lat, waves[:, 1]) + shifts
    values: Floats = np.round(np.sqrt(2.0 / WAVES) * np.cos(phases).sum(axis=1), 6)
    return values


def standard(values: Floats) -> Floats:
    """Return the values with mean 0 and deviation 1, rounded to six decimals."""
    scaled: Floats = np.round((values - values.mean()) / values.std(), 6)
    return scaled


def highest(scores: Floats, count: int) -> npt.NDArray[np.bool_]:
    """Mark the `count` highest scores; ties go to the earlier row."""
    marked = np.zeros(len(scores), dtype=bool)
    marked[np.argsort(-scores, kind="stable")[:count]] = True
    return marked
