"""The Gemini API as its contract says: lists in pages, and speech in the old and the new contract."""

from __future__ import annotations

import base64
import re
from typing import Any

from tests.standin import melody
from tests.standin.loopback import Given, Seen, given_json

KEY = "AIzaSyStandInKey0123456789abcdefghijklm"
OLD = ("gemini-3.1-flash-tts-preview", "gemini-2.5-flash-preview-tts")
NEW = ("gemini-3.8-flash-tts", "gemini-3.8-flash-lite-tts")
MODEL_PAGES: dict[str, dict[str, Any]] = {
    "": {
        "models": [{"name": "models/gemini-3.8-flash"}, *({"name": f"models/{name}"} for name in NEW)],
        "nextPageToken": "second",
    },
    "second": {"models": [{"name": f"models/{name}", "displayName": name} for name in OLD]},
}
VOICE_PAGES: dict[str, dict[str, Any]] = {
    "": {
        "voices": [
            {"id": "Puck", "type": "prebuilt"},
            {
                "id": "dawn", "type": "prebuilt", "display_name": "Dawn", "language_code": "en", "region_code": "GB",
                "gender": "female", "persona": "Storyteller", "accent": "Scottish", "pitch": "low",
            },
        ],
        "next_page_token": "second",
    },
    "second": {
        "voices": [
            {
                "id": "voice_mine", "type": "prompted", "displayName": "My Fisherman", "languageCode": "de-DE",
                "gender": "male", "description": "An old fisherman",
            }
        ],
        "next_page_token": "",
    },
}  # fmt: skip
_TOP = frozenset({"contents", "generationConfig"})
_SPEAK = re.compile(r".*/models/([^/:]+):generateContent")


def fault(code: int, status: str, message: str, *details: dict[str, Any], wrapped: bool = False) -> Given:
    """Return an error in Google's shape."""
    error: dict[str, Any] = {"code": code, "message": message, "status": status}
    if details:
        error["details"] = list(details)
    return given_json([{"error": error}] if wrapped else {"error": error}, code)


def wrong_key() -> Given:
    """Return what Google says to a key that it does not know."""
    reason = {"@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": "API_KEY_INVALID"}
    return fault(400, "INVALID_ARGUMENT", "API key not valid. Please pass a valid API key.", reason)


def inline(data: bytes, media: str = "audio/L16;codec=pcm;rate=24000") -> dict[str, Any]:
    """Return a part that holds audio."""
    return {"inlineData": {"mimeType": media, "data": base64.b64encode(data).decode()}}


def spoken(*parts: dict[str, Any], finish: str | None = "STOP", **more: Any) -> Given:
    """Return an answer with one candidate."""
    candidate: dict[str, Any] = {"content": {"role": "model", "parts": list(parts)} if parts else {}, "index": 0}
    if finish:
        candidate["finishReason"] = finish
    usage = {"promptTokenCount": 12, "candidatesTokenCount": 250, "totalTokenCount": 262}
    return given_json({"candidates": [candidate], "usageMetadata": usage, "responseId": "response-1", **more})


def answer(request: Seen) -> Given:
    """Return what Google would say."""
    key = request.headers.get("x-goog-api-key")
    if not key:
        return fault(403, "PERMISSION_DENIED", "Method doesn't allow unregistered callers.")
    if key != KEY:
        return wrong_key()
    if request.path.endswith("/models"):
        return _page(MODEL_PAGES, request.query, {"pageSize", "pageToken"})
    if request.path.endswith("/voices"):
        return _page(VOICE_PAGES, request.query, {"page_size", "page_token"})
    found = _SPEAK.fullmatch(request.path)
    if request.method != "POST" or found is None or found[1] not in OLD + NEW:
        return fault(404, "NOT_FOUND", "models/x is not found for API version v1beta.")
    return _speech(request.json(), old=found[1] in OLD)


def _page(pages: dict[str, dict[str, Any]], query: dict[str, str], allowed: set[str]) -> Given:
    token = query.get("pageToken", query.get("page_token", ""))
    if query.keys() - allowed or token not in pages:
        return fault(400, "INVALID_ARGUMENT", "Unknown name in query.")
    return given_json(pages[token])


def _speech(body: dict[str, Any], *, old: bool) -> Given:
    config = body["generationConfig"]
    if body.keys() - _TOP or config.keys() & {"temperature", "topP", "topK"}:
        return fault(400, "INVALID_ARGUMENT", "Developer instruction is not enabled for this model")
    if config["responseModalities"] != ["AUDIO"]:
        return fault(400, "INVALID_ARGUMENT", "The requested combination of response modalities is not supported.")
    voice = config["speechConfig"]["voiceConfig"]
    (part,) = body["contents"][0]["parts"]
    if (voice.keys() != {"prebuiltVoiceConfig"}) if old else (voice.keys() != {"voice"}):
        return fault(400, "INVALID_ARGUMENT", "Invalid voice.")
    pcm = melody.melody(part["text"][:200], 1.0)
    if old:
        half = len(pcm) // 4 * 2
        return spoken(inline(pcm[:half]), {"text": "thinking aloud"}, inline(pcm[half:]))
    return spoken(inline(melody.wav(pcm), "audio/wav"))
