"""A client of the whole app on the shipped data, without network or browser."""

import pytest

from tests.apps import app_of
from tests.dashboard.conftest import tiny  # noqa: F401  (the country checked by hand, for other folders too)


@pytest.fixture(scope="session")
def client(snapshot):
    """A Flask test client."""
    return app_of(snapshot).server.test_client()
