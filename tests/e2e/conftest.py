"""What the end-to-end tests share: a desktop with a sound card and a keyring, and the product on it."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Generator, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.e2e.hall import CHARACTER, PROVIDER, Desktop, Hall
from tests.stage.leaks import lasting
from tests.stage.session import open_session
from tests.stage.sound import no_sound_card, virtual_sound_card
from tests.standin.fixture import Standin, standin, standin_process

__all__ = ["Standin", "standin", "standin_process"]

_HALL = pytest.StashKey[Hall]()


@pytest.fixture(scope="session")
def desktop() -> Iterator[Desktop]:
    """A desktop with a sound card and an unlocked keyring, one for all tests."""
    with ExitStack() as stack:
        with lasting():
            card = stack.enter_context(virtual_sound_card())
            session = stack.enter_context(open_session(keyring=True, extra=card.env))
        yield Desktop(session, card)


@pytest.fixture(scope="session")
def bare_desktop() -> Iterator[Desktop]:
    """A desktop without any sound device and without a keyring."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="nh-mute-")))
        with lasting():
            session = stack.enter_context(open_session(extra=no_sound_card(folder)))
        yield Desktop(session, None)


@pytest.fixture
def hall(desktop: Desktop, request: pytest.FixtureRequest) -> Iterator[Hall]:
    """Start the product on the desktop; it ends with the test."""
    yield from _open_hall(desktop, request)


@pytest.fixture
def bare_hall(bare_desktop: Desktop, request: pytest.FixtureRequest) -> Iterator[Hall]:
    """Start the product on the bare desktop; it ends with the test."""
    yield from _open_hall(bare_desktop, request)


def _open_hall(desktop: Desktop, request: pytest.FixtureRequest) -> Iterator[Hall]:
    pictures = request.getfixturevalue("tmp_path")
    with ExitStack() as stack:
        opened = Hall(desktop, stack, pictures)
        request.node.stash[_HALL] = opened
        yield opened


@pytest.fixture(scope="session")
def furnished(desktop: Desktop, standin_process: Standin, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder in which a provider, its key, a character and one take of it are kept; copy it before use."""
    data = tmp_path_factory.mktemp("furnished") / "data"
    with ExitStack() as stack:
        opened = Hall(desktop, stack, data.parent)
        try:
            user = opened.open(data)
            user.add_provider(PROVIDER, standin_process.base_url, standin_process.key)
            user.fetch_and_choose("mimo-v2.5-tts")
            user.save_provider(PROVIDER)
            user.new_character(CHARACTER, PROVIDER, "Preset voice")
            user.choose("Voice", "冰糖")
            user.save_character(CHARACTER)
            user.generate("The first take.")
            user.wait_take(1)
            assert user.close() == 0
        except AssertionError as error:
            error.add_note(opened.report())
            raise
    return data


@pytest.fixture
def own_data(furnished: Path, tmp_path: Path) -> Path:
    """A copy of the furnished data folder."""
    return Path(shutil.copytree(furnished, tmp_path / "own"))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Show with each failure what was to be seen at that moment."""
    report = yield
    if call.when == "call" and call.excinfo is not None and _HALL in item.stash:
        report.sections.append(("what was to be seen", item.stash[_HALL].report()))
    return report
