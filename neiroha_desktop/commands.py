"""The commands that need no window: say, usage, practice."""

from __future__ import annotations

import asyncio
import io
import sys
from collections.abc import Callable, Coroutine
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from neiroha_desktop.app import data_folder, open_house
from neiroha_desktop.domain.errors import InvalidInputError, NeirohaError
from neiroha_desktop.domain.ledger import LimitKind, RequestState
from neiroha_desktop.domain.messages import msg
from neiroha_desktop.domain.queue import QueueState
from neiroha_desktop.services import queue_words
from neiroha_desktop.ui.language import SYSTEM, Language
from neiroha_desktop.ui.wording import error_text, translate

if TYPE_CHECKING:
    from neiroha_desktop.services.dispatcher import Dispatcher

SHOWN_FAILURES = 10
"""So many of the last failures are printed."""


def run_say(data_dir: Path | None, lang: str | None, text: str, character_name: str, out: Path) -> int:
    """Speak a text to a file, with the same services as the window."""
    app = QCoreApplication([])
    language = Language(app, lang or SYSTEM)
    return _run(lambda: _say(data_dir, _spoken_text(text), character_name, out, chinese=language.is_chinese))


def _spoken_text(text: str) -> str:
    if text != "-":
        return text
    try:
        return sys.stdin.read()
    except UnicodeDecodeError as error:
        raise InvalidInputError(
            "text", msg("What comes on standard input is not text in {encoding}.", encoding=sys.stdin.encoding)
        ) from error


async def _say(data_dir: Path | None, text: str, character_name: str, out: Path, *, chinese: bool) -> None:
    async with open_house(data_folder(data_dir), chinese=chinese) as house:
        for notice in house.notices:
            print(translate(notice), file=sys.stderr)
        house.services.takes.check_target(out)
        character = await house.services.characters.by_name(character_name)
        WaitTeller(house.services.dispatcher)
        take = await house.services.synthesis.synthesize(character, text)
        await house.services.takes.save_as(take, out)


class WaitTeller:
    """Says on standard error what a request waits for, once for each reason: a terminal that is silent seems dead."""

    def __init__(self, dispatcher: Dispatcher) -> None:
        self._dispatcher = dispatcher
        self._told: set[tuple[str, int, LimitKind | None]] = set()
        dispatcher.subscribe(self._look)

    def _look(self) -> None:
        for request in self._dispatcher.queue():
            if request.state is QueueState.RUNNING or (request.hold is None and request.until is None):
                continue
            why = (request.state.value, request.attempt, request.hold.kind if request.hold else None)
            if why not in self._told:
                self._told.add(why)
                line = msg("Waiting: {reason}", reason=queue_words.reason(request, self._dispatcher.now()))
                print(translate(line), file=sys.stderr, flush=True)


def run_usage(data_dir: Path | None, lang: str | None, days: int, csv_file: Path | None) -> int:
    """Print what was used and what is left, or write all requests that are remembered to a file."""
    app = QCoreApplication([])
    language = Language(app, lang or SYSTEM)
    if isinstance(sys.stdout, io.TextIOWrapper):
        # A terminal that cannot show a name shows the numbers all the same.
        sys.stdout.reconfigure(errors="replace")
    return _run(lambda: _usage(data_dir, days, csv_file, chinese=language.is_chinese))


async def _usage(data_dir: Path | None, count: int, csv_file: Path | None, *, chinese: bool) -> None:
    from neiroha_desktop.ui.usage.report import usage_report

    async with open_house(data_folder(data_dir), chinese=chinese) as house:
        for notice in house.notices:
            print(translate(notice), file=sys.stderr)
        usage = house.services.usage
        await usage.recover()
        if csv_file is not None:
            await usage.export_csv(csv_file)
            return
        failed = [one for one in await usage.recent() if one.state is RequestState.FAILED]
        today = datetime.now().astimezone().date()
        days, limits = await usage.days(count), await usage.limits()
        print(usage_report(days, today, count, limits, failed[:SHOWN_FAILURES]))


def run_practice(lang: str | None, port: int) -> int:
    """Serve the practice voices to other programs, until interrupted."""
    app = QCoreApplication([])
    # Held until the end: its translations go with it.
    language = Language(app, lang or SYSTEM)
    from neiroha_desktop.offline.serve import serve

    def on_ready(address: str) -> None:
        line = msg("Practice voices (robotic stand-ins) answer at {address} until you press Ctrl+C.", address=address)
        print(translate(line), flush=True)

    code = _run(lambda: serve(port, on_ready))
    del language
    return code


def _run(work: Callable[[], Coroutine[Any, Any, None]]) -> int:
    try:
        asyncio.run(work())
    except NeirohaError as error:
        print(error_text(error), file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    return 0
