"""What the tests of the launcher share."""

import pytest
from loading import load_lab


@pytest.fixture
def lab():
    return load_lab()
