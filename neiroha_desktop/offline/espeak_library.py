"""The eSpeak NG library through ctypes, which only this file touches; it belongs into a process of its own."""

from __future__ import annotations

import ctypes
import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

MAX_TEXT_CHARS = 20_000

_SYNCHRONOUS = 2
_DONT_EXIT = 0x8000
_UTF8 = 1
_PARAMETERS = {
    "rate": (1, 80, 450),
    "volume": (2, 0, 100),
    "pitch": (3, 0, 100),
    "range": (4, 0, 100),
    "gap": (7, 0, 100),
}
"""Name: (id in the library, smallest, largest value). The library itself checks no range."""

_PIECE_BYTES = 8_820
"""A fifth of a second at 22,050 Hz."""
_LONGEST_VARIANT = 36
"""Bytes; a longer name overflows a buffer of the library."""


class ProblemError(Exception):
    """Something that is told to the other side.

    Attributes:
        code: one of not-installed, cannot-load, no-data, unknown-voice, too-long, failed.
    """

    def __init__(self, code: str, detail: str) -> None:
        super().__init__(detail)
        self.code = code


class _Voice(ctypes.Structure):
    _fields_ = (
        ("name", ctypes.c_char_p),
        # A priority byte before each string: as c_char_p it would be cut short.
        ("languages", ctypes.c_void_p),
        ("identifier", ctypes.c_char_p),
        ("gender", ctypes.c_ubyte),
        ("age", ctypes.c_ubyte),
        ("variant", ctypes.c_ubyte),
        ("xx1", ctypes.c_ubyte),
        ("score", ctypes.c_int),
        ("spare", ctypes.c_void_p),
    )


_Callback = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)


class Library:
    """The eSpeak NG library, initialised once. Changes the working directory to its data folder."""

    def __init__(self) -> None:
        self._lib, data = _load()
        # A relative path evades the library's limit of 159 bytes and its trouble with folders that are not ASCII.
        os.chdir(data)
        self.sample_rate = self._initialize()
        self._buffers: list[bytes] = []
        self._room = 0
        self._truncated = False
        self._failure: BaseException | None = None
        self._on_piece: Callable[[bytes], None] | None = None
        # Kept for ever: the library calls it, and a collected callback is a crash.
        self._callback = _Callback(self._collect)
        self._lib.espeak_SetSynthCallback(self._callback)
        self.voices = {voice[0]: voice for voice in self._listing(None)}
        """By identifier: identifier, name, and code of the first language."""
        spec = ctypes.create_string_buffer(b"variant\0")
        variants = self._listing(_Voice(languages=ctypes.cast(spec, ctypes.c_void_p).value))
        self.variants = {identifier.removeprefix("!v/") for identifier, *_ in variants}

    def speak(self, order: dict[str, Any], on_piece: Callable[[bytes], None]) -> tuple[bytes, bool]:
        """Synthesize one order.

        Args:
            order: as it came.
            on_piece: takes samples as soon as they are made, where the order asks for a stream.

        Returns:
            Little-endian 16-bit mono samples that went nowhere yet, and whether they were cut at `max_samples`.
        """
        text = str(order["text"])
        if len(text) > MAX_TEXT_CHARS:
            raise ProblemError("too-long", str(len(text)))
        self._select(str(order["language"]), str(order["variant"]))
        # Parameters survive from one synthesis to the next, so each is set each time.
        for name, (number, smallest, largest) in _PARAMETERS.items():
            value = max(smallest, min(largest, round(float(order[name]))))
            if self._lib.espeak_SetParameter(number, value, 0) != 0:
                raise ProblemError("failed", f"espeak_SetParameter {name}")
        self._room, self._truncated, self._failure = int(order["max_samples"]), False, None
        self._buffers.clear()
        self._on_piece = on_piece if order.get("stream") else None
        # A NUL would end the text without a word; a lone surrogate has no UTF-8.
        data = text.replace("\0", " ").encode("utf-8", "replace")
        code = self._lib.espeak_Synth(data, len(data) + 1, 0, 0, 0, _UTF8, None, None)
        if self._failure is not None:
            raise self._failure
        if code != 0:
            raise ProblemError("failed", f"espeak_Synth {code}")
        return b"".join(self._buffers), self._truncated

    def _initialize(self) -> int:
        sample_rate = int(self._lib.espeak_Initialize(_SYNCHRONOUS, 0, b".", _DONT_EXIT))
        used = ctypes.c_char_p()
        version = self._lib.espeak_Info(ctypes.byref(used))
        # The return value alone says nothing: with a wrong path it may be 0 or 22050.
        if sample_rate <= 0 or used.value != b".":
            raise ProblemError("no-data", f"{Path.cwd()} (eSpeak NG {(version or b'?').decode()})")
        return sample_rate

    def spoken_voices(self) -> list[tuple[str, str, str]]:
        """Return those of `voices` that have a dictionary; without one, the library is silent or spells."""
        return [voice for voice in self.voices.values() if _has_dictionary(voice[0], voice[2])]

    def _listing(self, spec: _Voice | None) -> list[tuple[str, str, str]]:
        # The pointers belong to the library, so all is copied.
        listing = self._lib.espeak_ListVoices(None if spec is None else ctypes.byref(spec))
        found: list[tuple[str, str, str]] = []
        while listing[len(found)]:
            voice = listing[len(found)].contents
            # A priority byte comes before each language.
            language = ctypes.string_at(voice.languages + 1).decode("utf-8", "replace") if voice.languages else ""
            name = (voice.name or b"").decode("utf-8", "replace").strip()
            found.append((_slashed(voice.identifier), name, language))
        return found

    def _select(self, language: str, variant: str) -> None:
        # Only listed names reach the library: others may be ignored in silence, or overflow a buffer.
        if language not in self.voices:
            raise ProblemError("unknown-voice", language)
        if variant and (variant not in self.variants or len(variant.encode()) > _LONGEST_VARIANT):
            raise ProblemError("unknown-voice", f"{language}+{variant}")
        wanted = f"{language}+{variant}" if variant else language
        if self._lib.espeak_SetVoiceByName(wanted.encode()) != 0:
            raise ProblemError("unknown-voice", wanted)
        current = self._lib.espeak_GetCurrentVoice()
        if not current or _slashed(current.contents.identifier) != wanted:
            raise ProblemError("unknown-voice", wanted)

    def _collect(self, samples: int | None, count: int, _events: int | None) -> int:
        """Take one buffer; 1 tells the library to stop."""
        try:
            if not samples or count <= 0:
                return 0
            if count > self._room:
                count, self._truncated = self._room, True
            self._room -= count
            self._buffers.append(ctypes.string_at(samples, 2 * count))
            if self._on_piece and sum(map(len, self._buffers)) >= _PIECE_BYTES:
                piece = b"".join(self._buffers)
                self._buffers.clear()
                self._on_piece(piece)
        except BaseException as error:  # noqa: BLE001 - ctypes would print it and let the synthesis run on
            self._failure = error
            return 1
        return int(self._truncated)


def _slashed(identifier: bytes) -> str:
    """Return a voice identifier with `/`; Windows lists them with a backslash."""
    return identifier.decode("utf-8", "replace").replace("\\", "/")


def _has_dictionary(identifier: str, language: str) -> bool:
    """Tell whether the data folder, which is the working directory, has the dictionary that a voice's file names."""
    settings = Path("lang", identifier).read_text(encoding="utf-8", errors="replace")
    named = re.search(r"^\s*dictionary\s+(\S+)", settings, re.MULTILINE)
    return Path(f"{named[1] if named else language.partition('-')[0]}_dict").exists()


def _load() -> tuple[ctypes.CDLL, str]:
    """Load the library of the wheel, with every argument declared: pointers would be cut to 32 bits otherwise."""
    try:
        # Here and not above: a missing wheel is an answer, not a crash.
        import espeakng_loader
    except ImportError as error:
        raise ProblemError("not-installed", str(error)) from error
    path = espeakng_loader.get_library_path()
    try:
        lib = ctypes.CDLL(path)
    except OSError as error:
        raise ProblemError("cannot-load", str(error)) from error
    pointer, voice = ctypes.c_void_p, ctypes.POINTER(_Voice)
    lib.espeak_Initialize.argtypes = [ctypes.c_int, ctypes.c_int, ctypes.c_char_p, ctypes.c_int]
    lib.espeak_Info.argtypes = [ctypes.POINTER(ctypes.c_char_p)]
    lib.espeak_Info.restype = ctypes.c_char_p
    lib.espeak_SetSynthCallback.argtypes = [_Callback]
    lib.espeak_SetSynthCallback.restype = None
    lib.espeak_ListVoices.argtypes = [voice]
    lib.espeak_ListVoices.restype = ctypes.POINTER(voice)
    lib.espeak_SetVoiceByName.argtypes = [ctypes.c_char_p]
    lib.espeak_GetCurrentVoice.restype = voice
    lib.espeak_SetParameter.argtypes = [ctypes.c_int, ctypes.c_int, ctypes.c_int]
    lib.espeak_Synth.argtypes = [
        ctypes.c_char_p, ctypes.c_size_t, ctypes.c_uint, ctypes.c_int, ctypes.c_uint, ctypes.c_uint, pointer, pointer,
    ]  # fmt: skip
    return lib, espeakng_loader.get_data_path()
