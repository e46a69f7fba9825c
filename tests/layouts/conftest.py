"""The tiny country, and views of the shipped data."""

from tests.dashboard.conftest import tiny as tiny
from tests.dashboard.conftest import view_of as view_of
