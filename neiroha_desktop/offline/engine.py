"""Speech without a network: the eSpeak NG helper process behind an async door."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncGenerator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, field

from neiroha_desktop.domain.errors import InvalidInputError, NeirohaError, ProviderTimeoutError
from neiroha_desktop.domain.messages import msg
from neiroha_desktop.offline.engine_errors import closed_error, died_error, refused_error, silence_error, too_long_error
from neiroha_desktop.offline.espeak_client import (
    AbandonedError,
    Answer,
    EspeakClient,
    HelperDiedError,
    HelperRefusedError,
    Job,
    helper_command,
)
from neiroha_desktop.offline.piece_inbox import PieceInbox

MAX_TEXT_CHARS = 20_000
MAX_SECONDS = 1_320.0
"""Audio is cut there; slightly more than the 8192 tokens (21.8 minutes) that MiMo's models give at most."""

_EXPECTED_RATE = 22_050
_SHORTEST_SECONDS = 0.1
_DEADLINE_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class EngineVoice:
    """A voice of eSpeak NG and how it is used. Values beyond a range are clamped to it."""

    language: str
    """Identifier of a listed voice, for example "sit/cmn" or "gmw/en-US"."""
    variant: str = ""
    """Name of a listed variant, for example "f3"; "" for the plain voice."""
    rate: float = 175.0
    """Words per minute, 80 to 450."""
    pitch: float = 50.0
    """0 to 100."""
    range: float = 50.0
    """How much the intonation moves, 0 (monotone) to 100."""
    volume: float = 100.0
    """0 to 100."""
    gap: float = 0.0
    """Pause between words, in steps of 10 ms, 0 to 100."""


@dataclass(frozen=True, slots=True)
class ListedVoice:
    """A voice that eSpeak NG has."""

    language: str
    """Its identifier, as in `EngineVoice`."""
    name: str
    """For example "Chinese (Mandarin, latin as English)"."""
    code: str
    """Of its language, as eSpeak NG writes it, for example "cmn" or "en-us"."""


@dataclass(frozen=True, slots=True)
class VoiceListing:
    """All that eSpeak NG can speak with."""

    voices: tuple[ListedVoice, ...]
    variants: tuple[str, ...]
    """Each goes with each voice."""


@dataclass(frozen=True, slots=True)
class PcmAudio:
    """Mono audio in memory."""

    samples: bytes = field(repr=False)
    """Little-endian, signed, 16 bits each."""
    sample_rate: int
    """Hz."""
    truncated: bool = False
    """It was cut at the longest time allowed."""

    @property
    def seconds(self) -> float:
        """Duration."""
        return len(self.samples) / (2 * self.sample_rate)


class SpeechEngine:
    """Speaks through one helper process, which starts at the first use; one request at a time."""

    def __init__(self, command: Sequence[str] | None = None) -> None:
        """Prepare an engine; nothing is started.

        Args:
            command: command line of the helper process, where it is not this Python with its module.
        """
        self._client = EspeakClient(command or helper_command())
        self._turn = asyncio.Lock()
        # A thread with blocking pipes behaves alike on every event loop (asyncio's own subprocesses need
        # a Proactor on Windows and a child watcher elsewhere). One thread, so jobs never overlap.
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="espeak")
        self._closed = False

    @property
    def pid(self) -> int | None:
        """Process id of the helper process, None while there is none."""
        return self._client.pid

    async def synthesize(self, text: str, voice: EngineVoice) -> PcmAudio:
        """Speak a text. Cancelling ends the helper process; the next call starts another.

        Raises:
            InvalidInputError: the text is empty, too long or makes no sound in this voice; or there is no such voice.
            ProviderServerError: the helper process died twice.
            ProviderTimeoutError: it did not answer in time.
            NeirohaError: eSpeak NG is not installed or cannot be loaded.
        """
        _check_text(text)
        order = asdict(voice) | {"text": text, "max_samples": int(MAX_SECONDS * _EXPECTED_RATE)}
        answer = await self._work(Job(order))
        if not _is_speech(answer.samples, answer.sample_rate):
            raise silence_error()
        return PcmAudio(answer.samples, answer.sample_rate, answer.truncated)

    async def stream(self, text: str, voice: EngineVoice) -> AsyncGenerator[PcmAudio, None]:
        """Speak a text and yield it as it is made. Cancelling and closing end the helper process, as above.

        Raises:
            NeirohaError: as `synthesize`, before the first piece; later only that the helper process died or took too
                long.
        """
        _check_text(text)
        order = asdict(voice) | {"text": text, "max_samples": int(MAX_SECONDS * _EXPECTED_RATE)}
        inbox = PieceInbox(_EXPECTED_RATE)
        # A task of its own: whoever takes the pieces slowly keeps nobody else waiting for the helper process.
        working = asyncio.create_task(self._work(Job(order, inbox.put_from_thread)))
        working.add_done_callback(lambda _: inbox.end())
        held, is_heard = b"", False
        try:
            while (piece := await inbox.next()) is not None:
                held += piece
                is_heard = is_heard or _is_speech(held, inbox.sample_rate)
                if is_heard:
                    yield PcmAudio(held, inbox.sample_rate)
                    held = b""
            answer = await working
            held += answer.samples
            if not is_heard and not _is_speech(held, answer.sample_rate):
                raise silence_error()
            yield PcmAudio(held, answer.sample_rate, answer.truncated)
        finally:
            working.cancel()
            await asyncio.wait((working,))
            if not working.cancelled():
                # Raised above already, unless nobody is left who would hear of it.
                working.exception()

    async def voices(self) -> VoiceListing:
        """Ask the library for its voices; those without a dictionary are left out, because they cannot read.

        Raises:
            NeirohaError: as `synthesize`.
        """
        found = json.loads((await self._work(Job({"list": True}))).samples)
        return VoiceListing(tuple(ListedVoice(*voice) for voice in found["voices"]), tuple(found["variants"]))

    async def aclose(self) -> None:
        """End the helper process and its thread; a request under way fails. May be called twice."""
        if self._closed:
            return
        self._closed = True
        self._client.stop()
        await asyncio.wrap_future(self._thread.submit(self._client.close))
        self._thread.shutdown()

    async def _work(self, job: Job) -> Answer:
        async with self._turn:
            if self._closed:
                raise closed_error()
            return await self._ask(job)

    async def _ask(self, job: Job) -> Answer:
        future = self._thread.submit(self._client.run, job)
        try:
            async with asyncio.timeout(_DEADLINE_SECONDS):
                return await asyncio.wrap_future(future)
        except TimeoutError as error:
            raise ProviderTimeoutError(
                msg("The offline voice did not finish within {seconds} seconds.", seconds=int(_DEADLINE_SECONDS)),
                remedy=msg("Try again, or shorten the text."),
            ) from error
        except AbandonedError as error:
            raise closed_error() from error
        except HelperDiedError as error:
            raise died_error(error, job) from error
        except HelperRefusedError as error:
            raise refused_error(error, MAX_TEXT_CHARS) from error
        except OSError as error:
            raise NeirohaError(
                msg("The helper process of the offline voices cannot be started."),
                remedy=msg("Install Neiroha Desktop again."),
                details=str(error),
            ) from error
        finally:
            # Not done: this task was cancelled, or the deadline passed.
            if not future.done():
                self._client.abandon(job)


def _is_speech(samples: bytes, sample_rate: int) -> bool:
    return len(samples) >= 2 * _SHORTEST_SECONDS * sample_rate and bool(samples.strip(b"\0"))


def _check_text(text: str) -> None:
    if not text.strip():
        raise InvalidInputError("text", msg("There is no text to speak."), remedy=msg("Type a sentence first."))
    if len(text) > MAX_TEXT_CHARS:
        raise too_long_error(len(text), MAX_TEXT_CHARS)
