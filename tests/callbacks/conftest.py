"""A client of the whole app on the shipped data, without network or browser."""

import pytest

from app import create_app


@pytest.fixture(scope="session")
def client(snapshot):
    """A Flask test client."""
    return create_app(lambda: snapshot).server.test_client()
