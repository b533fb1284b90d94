"""Both GPT-SoVITS servers as their contract says: api_v2.py of the project itself, and the Neiroha launcher."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.standin import melody
from tests.standin.forms import read_form, spoken, voice_of
from tests.standin.loopback import Given, Seen, given_json

HEALTH = {
    "status": "ok", "backend": "gpt-sovits", "active_voice_set": "default", "default_voice": "keqing", "loaded": False,
    "languages": [], "cut_methods": [], "version": None,
}  # fmt: skip
VOICES: list[dict[str, Any]] = [
    {"id": "keqing", "name": "Keqing", "object": "voice", "model": "default", "text_lang": "zh", "prompt_lang": "zh"},
    {"id": "刻晴", "name": "刻晴", "object": "voice", "model": "default", "text_lang": "all_ja"},
    {"id": "old", "name": "Old", "object": "voice", "model": "other", "text_lang": "auto"},
]
SECOND_OF_SILENCE = melody.wav(b"\0" * 32_000)
_LANGUAGES = {
    "v1": ("auto", "en", "zh", "ja", "all_zh", "all_ja"),
    "v2": ("auto", "auto_yue", "en", "zh", "ja", "yue", "ko", "all_zh", "all_ja", "all_yue", "all_ko"),
}


def upstream(version: str = "v2ProPlus") -> Callable[[Seen], Given]:
    """Return an api_v2.py with a version of the model."""
    languages = _LANGUAGES.get(version, _LANGUAGES["v2"])

    def answer(request: Seen) -> Given:
        assert request.path != "/control", "this ends the server"
        match request.method, request.path:
            case "GET", "/openapi.json":
                return given_json({"paths": {"/tts": {}, "/control": {}, "/set_refer_audio": {}}})
            case "POST", "/tts":
                return _tts(request.json(), version, languages)
            case "GET", "/set_gpt_weights" | "/set_sovits_weights":
                return _load_weights(request)
        return given_json({"detail": "Not Found"}, 404)

    return answer


def _load_weights(request: Seen) -> Given:
    path = request.query["weights_path"]
    if "missing" not in path:
        return given_json({"message": "success"})
    kind = "gpt" if "gpt" in request.path else "sovits"
    trouble = f"[Errno 2] No such file or directory: '{path}'"
    return given_json({"message": f"change {kind} weight failed", "Exception": trouble}, 400)


def _tts(body: dict[str, Any], version: str, languages: tuple[str, ...]) -> Given:
    if None in body.values():
        return given_json({"detail": [{"loc": ["body"], "msg": "Input should be a valid string"}]}, 422)
    for name in ("ref_audio_path", "text", "text_lang", "prompt_lang"):
        if not body.get(name):
            return given_json({"message": f"{name} is required"}, 400)
        if name.endswith("_lang") and body[name] not in languages:
            return given_json({"message": f"{name}: {body[name]} is not supported in version {version}"}, 400)
    if not Path(body["ref_audio_path"]).is_file():
        return given_json({"message": "tts failed", "Exception": f"{body['ref_audio_path']} not exists"}, 400)
    if version in ("v3", "v4") and not body.get("prompt_text"):
        return given_json({"message": "tts failed", "Exception": "prompt_text cannot be empty"}, 400)
    if not any(map(str.isalnum, body["text"])):
        return Given(body=SECOND_OF_SILENCE, headers={"Content-Type": "audio/wav"})
    if not body.pop("streaming_mode", False):
        return spoken(body)
    sound = voice_of(body)
    head = melody.wav(b"", data_size=0)
    pieces = [sound[start : start + 3001] for start in range(44, len(sound), 3001)]
    return Given(headers={"Content-Type": "audio/wav"}, chunks=(head, *pieces))


def error(status: int, message: str, code: str = "invalid_request") -> Given:
    """Return a refusal in the launcher's shape."""
    return given_json({"error": {"code": code, "message": message, "details": {}, "type": "x"}}, status)


def launcher(request: Seen) -> Given:
    """Return what the launcher would say."""
    assert request.path != "/control", "this ends the server"
    match request.method, request.path:
        case "GET", "/health":
            return given_json(HEALTH)
        case "GET", "/v1/models":
            return given_json({"object": "list", "data": [{"id": "default"}, {"id": "other"}]})
        case "GET", "/v1/audio/voices":
            return given_json({"data": VOICES, "voices": [{"voice_id": one["id"]} for one in VOICES]})
        case "POST", "/v1/audio/speech":
            return _speech(request.json())
        case "POST", "/api/gpt-sovits/clone/upload":
            return _clone(request)
    return given_json({"detail": "Not Found"}, 404)


def _speech(body: dict[str, Any]) -> Given:
    if body.get("model", "") not in ("", "gpt-sovits", "tts-1", "tts-1-hd", "default", "other"):
        return error(400, f"unknown voice set {body['model']}")
    if body["voice"] not in {one["id"] for one in VOICES}:
        return error(404, "ref_audio_path is required.", "invalid_reference_audio")
    if not body["voice"].isascii():
        return error(400, "'latin-1' codec can't encode characters in position 0-1: ordinal not in range(256)")
    assert body["response_format"] == "wav"
    return spoken({name: value for name, value in body.items() if name != "response_format"})


def _clone(request: Seen) -> Given:
    fields, files = read_form(request)
    if set(files) != {"ref_audio"}:
        return error(400, "ref_audio_path is required")
    if not fields.get("text") or not fields.get("prompt_text"):
        return given_json({"detail": [{"loc": ["body", "prompt_text"], "msg": "Field required"}]}, 422)
    assert fields["speaker"].isascii()
    return spoken({name: value for name, value in fields.items() if name not in ("response_format", "speaker")})
