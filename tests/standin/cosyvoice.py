"""The Neiroha CosyVoice server as its contract says."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.standin.forms import read_form, spoken
from tests.standin.loopback import Given, Seen, given_json

KEY = "cosy-0123456789abcdef"
HEALTH = {
    "status": "ok", "backend": "cosyvoice3", "version": "0.3", "model": "CosyVoice3", "model_loaded": False,
    "sample_rate": 0, "active_voice_set": "default", "default_voice": "narrator", "authRequired": True,
}  # fmt: skip
SETS = [
    {"id": "default", "object": "model", "owned_by": "neiroha", "name": "Default", "voice_count": 3},
    {"id": "stories", "object": "model", "owned_by": "neiroha", "name": "Stories", "voice_count": 1},
]
PROFILES: list[dict[str, Any]] = [
    {
        "id": "narrator", "name": "旁白", "mode": "prompt_clone", "engine_mode": "zero_shot", "model": "default",
        "description": "A calm one.", "has_prompt_audio": True, "has_prompt_text": True,
    },
    {"id": "empty", "name": "empty", "engine_mode": "zero_shot", "model": "default", "has_prompt_audio": False},
    {
        "id": "speaker", "name": "speaker", "engine_mode": "sft", "model": "default", "has_prompt_audio": False,
        "sft_spk": "中文女",
    },
    {"id": "narrator", "name": "旁白", "engine_mode": "zero_shot", "model": "stories", "has_prompt_audio": True},
]  # fmt: skip
_ACTIVE = ("", "cosyvoice", "cosyvoice-openai-tts", "tts-1", "tts-1-hd")


def error(status: int, message: str, code: str = "invalid_request") -> Given:
    """Return a refusal in the server's shape."""
    body: dict[str, Any] = {"code": code, "message": message, "details": {}, "type": "x", "param": None}
    return given_json({"error": body}, status)


def server(key: str = KEY) -> Callable[[Seen], Given]:
    """Return a server with a key; "" for one without."""

    def answer(request: Seen) -> Given:
        if request.path == "/health":
            return given_json(HEALTH)
        if key and request.headers.get("authorization") != f"Bearer {key}":
            return error(401, "A valid API key is required.", "auth_required")
        match request.method, request.path:
            case "GET", "/v1/models":
                return given_json({"object": "list", "data": SETS})
            case "GET", "/api/cosyvoice/voices":
                return given_json({"object": "list", "data": PROFILES, "voice_sets": SETS})
            case "POST", "/api/cosyvoice/tts":
                return _speak(request.json(), has_audio=False)
            case "POST", "/api/cosyvoice/tts/upload":
                return _upload(request)
        return given_json({"detail": "Not Found"}, 404)

    return answer


def _upload(request: Seen) -> Given:
    fields, files = read_form(request)
    if not fields.get("text"):
        return given_json({"detail": [{"type": "missing", "loc": ["body", "text"], "msg": "Field required"}]}, 422)
    if set(files) != {"prompt_audio"}:
        return error(400, "prompt_audio is required")
    assert "model" not in fields, "this route ignores it"
    return _speak(fields, has_audio=True)


def _speak(fields: dict[str, Any], *, has_audio: bool) -> Given:
    profile = next((one for one in PROFILES if one["id"] == fields.get("profile")), None)
    if str(fields.get("model", "")) not in (*_ACTIVE, "default", "stories"):
        return error(400, f"未找到 voice set: {fields['model']}", "voice_not_found")
    if fields.get("profile") and profile is None:
        return error(400, f"未找到角色: {fields['profile']}", "voice_not_found")
    if fields.get("response_format") != "wav":
        return error(404, "[Errno 2] No such file or directory: 'ffmpeg'", "invalid_reference_audio")
    has_audio = has_audio or bool(profile and profile["has_prompt_audio"])
    match fields.get("mode", profile and profile["engine_mode"]):
        case "zero_shot" if not has_audio or not (fields.get("prompt_text") or (profile or {}).get("has_prompt_text")):
            return error(400, "zero_shot requires prompt_audio and prompt_text")
        case "instruct" if not fields.get("instruct_text") or not (has_audio or fields.get("sft_spk")):
            return error(400, "instruct requires instruct_text")
        case "sft" if not (fields.get("sft_spk") or (profile or {}).get("sft_spk")):
            return error(400, "sft requires sft_spk")
        case None:
            return error(400, "mode is required when no profile is given")
    return spoken({name: value for name, value in fields.items() if name != "response_format"})
