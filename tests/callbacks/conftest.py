"""A client of the whole app on the shipped data, without network or browser."""

import pytest
from tests.apps import app_of


@pytest.fixture(scope="session")
def client(snapshot):
    """A Flask test client."""
    return app_of(snapshot).server.test_client()
