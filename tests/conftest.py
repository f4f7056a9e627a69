"""What every test may lean on: the shared data, and how hard Hypothesis looks."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

# Derandomised: a red run is red again, here and in CI.
settings.register_profile("default", deadline=None, derandomize=True, max_examples=60)
settings.register_profile("ci", deadline=None, derandomize=True, max_examples=200)
settings.load_profile("ci" if os.environ.get("CI") else "default")


@pytest.fixture(autouse=True)
def no_lists_imported(tmp_path_factory, monkeypatch) -> None:
    """Every test begins without imported lists, whatever the user of this machine has."""
    monkeypatch.setenv("LICET_HOME", str(tmp_path_factory.getbasetemp() / "no-lists"))


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of real lists, orders and networks beside the repository, where there is one."""
    folder = Path(__file__).resolve().parents[2] / "shared" / "data"
    if not folder.is_dir():
        pytest.skip("../shared/data is not here")
    return folder
