"""The tests of the notebooks find the launcher's loader here."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[4] / "launcher"))
