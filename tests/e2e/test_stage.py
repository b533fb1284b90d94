"""The stage itself: a window is found and operated by its accessible names only."""

from __future__ import annotations

import struct
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.stage.app import RunningApp, start_program
from tests.stage.processes import StageError, wait_for
from tests.stage.session import Session, open_session, owns_name

_WINDOW = Path(__file__).with_name("stage_window.py")
_KEYRING = "import keyring; keyring.set_password('stage', 'me', 'word'); print(keyring.get_password('stage', 'me'))"


@pytest.fixture
def session() -> Iterator[Session]:
    with open_session() as opened:
        yield opened


@pytest.fixture
def window(session: Session) -> Iterator[RunningApp]:
    with start_program(session, [sys.executable, str(_WINDOW)], title="Stage window") as app:
        yield app


def test_a_window_is_operated_by_names(window: RunningApp, tmp_path: Path) -> None:
    view = window.view
    view.find("Base URL").set_text("https://例.example/v1")
    view.select_combo("Kind", "冰糖")
    view.select_combo("Voice", "Milo")
    view.find("Speed", "slider").set_value(40)
    view.press("Say it")
    assert view.wait_text("Status", "例") == "https://例.example/v1 | 冰糖 | Milo | 40"
    assert view.find("Speed").value() == 40
    assert view.find("Base URL").text() == "https://例.example/v1"
    wait_for("its output", lambda: "said it" in window.output())

    view.select_combo("Kind", "First")
    view.find("Base URL").type_text("http://a/B c")
    view.find("Say it", "push button").click()
    assert view.wait_text("Status", "First").startswith("http://a/B c | First")
    view.find("Say it").focus()
    view.find("Speed").set_value(7)
    view.key("space")
    view.wait_text("Status", "| 7")

    picture = view.screenshot(tmp_path / "window.png").read_bytes()
    assert struct.unpack(">II", picture[16:24]) == (1280, 800)
    assert len(picture) > 5_000, "a black picture would be smaller"


def test_what_is_not_there_is_said_with_all_that_is(window: RunningApp) -> None:
    view = window.view
    with pytest.raises(StageError, match=r"control 'Nowhere': not within 0\.2 s(.|\n)*push button 'Say it'"):
        view.find("Nowhere", deadline=0.2)
    with pytest.raises(StageError, match="not within"):
        view.find("Hidden", deadline=0.2)
    assert view.find("Hidden", showing=False).role() == "push button"
    with pytest.raises(StageError, match="not 'Fourth'"):
        view.select_combo("Kind", "Fourth")


def test_a_program_that_ends_is_noticed(session: Session, window: RunningApp) -> None:
    window.kill()
    with pytest.raises(StageError, match="ended with -9"):
        window.view.find("Say it")
    failing = [sys.executable, "-c", "raise SystemExit('no window today')"]
    with pytest.raises(StageError, match="no window today"), start_program(session, failing, title=None):
        pytest.fail("there is no window")


@pytest.mark.parametrize("keyring", [True, False])
def test_the_keyring_is_there_when_asked_for(keyring: bool) -> None:
    with open_session(keyring=keyring) as session:
        assert owns_name(session.env, "org.freedesktop.secrets") is keyring
        done = subprocess.run(
            [sys.executable, "-c", _KEYRING], env=dict(session.env), capture_output=True, check=False, timeout=30
        )
    if keyring:
        assert done.stdout.strip() == b"word", done.stderr.decode()
    else:
        assert b"NoKeyringError" in done.stderr


def test_nothing_stays_behind() -> None:
    with (
        open_session(keyring=True) as session,
        start_program(session, [sys.executable, str(_WINDOW)], title="Stage window") as app,
    ):
        token = session.env["NEIROHA_STAGE"].encode()
        assert _processes_with(token) >= 6
        assert app.process.poll() is None
    assert _processes_with(token) == 0
    assert not session.folder.exists()


def _processes_with(token: bytes) -> int:
    count = 0
    for environment in Path("/proc").glob("[0-9]*/environ"):
        try:
            count += token in environment.read_bytes()
        except OSError:
            continue
    return count
