"""From a request to the answer that the contract, the script and the control paths say."""

from __future__ import annotations

import asyncio
import base64
import hashlib
import json
import time
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urlsplit

from tests.standin import melody
from tests.standin.contract import LISTED, RefusalError, Spoken, check_key, check_speech, parse_body
from tests.standin.faults import KINDS, REPLACING, Fault, break_reply, make_audio, shape
from tests.standin.rate import RateLimit
from tests.standin.reply import Reply, as_json, completion, page
from tests.standin.streams import stream_reply

Entry = dict[str, Any]


@dataclass
class Options:
    """How the stand-in was started."""

    keys: tuple[str, ...]
    models_at: str = "v1"
    delay: float = 0.0
    rate: RateLimit = field(default_factory=RateLimit)


@dataclass
class Service:
    """The state of one stand-in."""

    options: Options
    log: list[Entry] = field(default_factory=list)
    audio: list[bytes] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    changed: asyncio.Condition = field(default_factory=asyncio.Condition)

    def note_request(self, method: str, target: str, headers: dict[str, str]) -> Entry:
        """Put a request into the log, unless it is one to the control paths."""
        entry: Entry = {
            "n": len(self.log), "method": method, "path": target, "headers": _hidden(headers),
            "body": None, "body_bytes": 0, "status": None, "fault": None, "synthesis": None, "limited": False,
            "received_at": time.monotonic(), "complete_at": None, "sent_at": None, "answered_at": None,
            "disconnected_at": None,
        }  # fmt: skip
        if not target.startswith("/_control/"):
            self.log.append(entry)
        return entry

    async def announce(self) -> None:
        """Wake up those who wait for the log."""
        async with self.changed:
            self.changed.notify_all()

    async def reply(self, entry: Entry, headers: dict[str, str], body: bytes) -> Reply:
        """Answer one request."""
        parts = urlsplit(entry["path"])
        if parts.path.startswith("/_control/"):
            return await self._control(entry["method"], parts.path.removeprefix("/_control/"), parts.query, body)
        entry.update(complete_at=time.monotonic(), body=_summary(body), body_bytes=len(body))
        fault = self._next_fault(parts.path)
        entry["fault"] = fault.get("kind")
        reply = self._answer(entry, parts.path, headers, body, fault)
        reply.delay += self.options.delay if parts.path.endswith("/chat/completions") else 0.0
        break_reply(fault, reply)
        entry.update(status=reply.status, synthesis=reply.synthesis)
        return reply

    def _answer(self, entry: Entry, path: str, headers: dict[str, str], body: bytes, fault: Fault) -> Reply:
        if fault.get("kind") in REPLACING:
            return REPLACING[fault["kind"]](fault)
        try:
            if entry["method"] == "POST" and path == "/v1/chat/completions":
                request = parse_body(body)
                check_key(headers, self.options.keys)
                if refusal := self.options.rate.refusal(str(request.get("model")), entry["received_at"]):
                    entry["limited"] = True
                    return refusal
                return self._speak(check_speech(request), fault)
            if entry["method"] == "GET" and path in self._model_paths():
                check_key(headers, self.options.keys)
                models = [{"id": model, "object": "model", "owned_by": "xiaomi"} for model in LISTED]
                return as_json({"object": "list", "data": models})
        except RefusalError as refusal:
            return Reply(refusal.status, refusal.body)
        return page()

    def _speak(self, spoken: Spoken, fault: Fault) -> Reply:
        is_sized = str(fault.get("kind")).startswith(("length", "stream_"))
        seconds = float(fault.get("seconds", 0)) if is_sized else 0.0
        pcm = melody.long_melody(spoken.seed, seconds or min(8.0, 0.8 + 0.05 * len(spoken.text)))
        audio = make_audio(fault, pcm, spoken.audio_format)
        self.audio.append(audio)
        reply = stream_reply(spoken, pcm, fault) if spoken.stream else self._complete(spoken, audio, fault)
        reply.synthesis = len(self.audio) - 1
        return reply

    @staticmethod
    def _complete(spoken: Spoken, audio: bytes, fault: Fault) -> Reply:
        return Reply(200, shape(fault, completion(spoken.model, audio, tokens=1 + len(spoken.text))))

    def _model_paths(self) -> tuple[str, ...]:
        places = {"v1": ("/v1/models",), "root": ("/models",), "both": ("/v1/models", "/models"), "none": ()}
        return places[self.options.models_at]

    def _next_fault(self, path: str) -> Fault:
        wanted = {"/chat/completions": "chat", "/models": "models"}
        kind = next((name for end, name in wanted.items() if path.endswith(end)), "other")
        for fault in self.faults:
            if fault.get("on", "chat") in (kind, "any"):
                fault["count"] = fault.get("count", 1) - 1
                if fault["count"] <= 0:
                    self.faults.remove(fault)
                return fault
        return {}

    async def _control(self, method: str, name: str, query: str, body: bytes) -> Reply:
        if method == "GET" and name == "log":
            return as_json({"requests": self.log})
        if method == "GET" and name == "wait":
            return await self._wait({key: float(values[-1]) for key, values in parse_qs(query).items()})
        if method == "GET" and name.startswith("audio/") and name[6:].isdigit() and int(name[6:]) < len(self.audio):
            return Reply(200, self.audio[int(name[6:])], "application/octet-stream")
        if method == "POST" and name == "script":
            faults = json.loads(body)["faults"]
            if unknown := [fault["kind"] for fault in faults if fault["kind"] not in KINDS]:
                return as_json({"unknown kinds": unknown}, 400)
            self.faults.extend(faults)
            return as_json({"queued": len(self.faults)})
        if method == "POST" and name == "reset":
            self.log.clear()
            self.audio.clear()
            self.faults.clear()
            self.options.rate.reset()
            return as_json({})
        return as_json({"no such control": name}, 404)

    async def _wait(self, wanted: dict[str, float]) -> Reply:
        fields = {"requests": "complete_at", "disconnects": "disconnected_at", "answers": "answered_at"}
        seconds = wanted.pop("seconds", 5.0)

        def reached() -> bool:
            return all(
                sum(entry[fields[name]] is not None for entry in self.log) >= number for name, number in wanted.items()
            )

        try:
            async with asyncio.timeout(seconds), self.changed:
                await self.changed.wait_for(reached)
        except TimeoutError:
            return as_json({"requests": self.log}, 504)
        return as_json({"requests": self.log})


def _hidden(headers: dict[str, str]) -> dict[str, str]:
    shown = dict(headers)
    for name in ("api-key", "authorization"):
        if name in shown:
            scheme, space, key = shown[name].rpartition(" ")
            shown[name] = f"{scheme}{space}sha256:{hashlib.sha256(key.encode()).hexdigest()}"
    return shown


def _summary(body: bytes) -> Any:
    try:
        return _without_data_urls(json.loads(body)) if body else None
    except ValueError:
        return {"not json": len(body)}


def _without_data_urls(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _without_data_urls(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [_without_data_urls(inner) for inner in value]
    if isinstance(value, str) and value.startswith("data:") and ";base64," in value:
        media_type, _, data = value.removeprefix("data:").partition(";base64,")
        digest = hashlib.sha256(base64.b64decode(data)).hexdigest()
        return {"data_url": {"length": len(value), "media_type": media_type, "audio_sha256": digest}}
    return value
