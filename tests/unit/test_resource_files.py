"""Resources are found, and a missing one is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from neiroha_desktop.resource_files import resource

_ROOT = Path(__file__).resolve().parents[2]


def test_a_checkout_uses_the_folder_beside_the_package() -> None:
    assert resource() == _ROOT / "resources"
    assert resource("icons").is_dir()


def test_a_missing_file_is_named() -> None:
    with pytest.raises(FileNotFoundError, match=r"nowhere\.svg is missing"):
        resource("icons", "nowhere.svg")
