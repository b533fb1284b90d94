"""The Neiroha VoxCPM launcher as its contract says, new and old."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.standin.forms import read_form, spoken
from tests.standin.loopback import Given, Seen, given_json

KEY = "vox-0123456789abcdef"
HEALTH = {"status": "ok", "model": "VoxCPM2", "model_loaded": False, "asr_enabled": False, "denoiser_enabled": False}
PROFILES: list[dict[str, Any]] = [
    {
        "id": "voxcpm2-design", "display_name": "Designed", "mode_hint": "design", "audio_path": None,
        "instruction": "A natural, clear speaker.", "prompt_text": None, "voice_set": "default",
    },
    {"id": "voxcpm2-clone", "display_name": "Clone", "mode_hint": "clone", "audio_path": None, "voice_set": "default"},
    {
        "id": "grandma", "display_name": "奶奶", "mode_hint": "ultimate_clone", "audio_path": "/data/grandma.wav",
        "prompt_text": "早上好", "language": "zh", "voice_set": "family", "description": "Warm <b>and</b> slow",
    },
]  # fmt: skip
_ALIASES = ("voxcpm-openai-tts", "tts-1", "tts-1-hd", "voxcpm2")
_KNOWN_FIELDS = frozenset(
    {
        "text", "response_format", "mode", "voice_id", "instruction", "prompt_text", "auto_asr", "cfg_value",
        "inference_timesteps", "normalize", "denoise",
    }
)  # fmt: skip


def error(status: int, message: str, code: str = "invalid_request") -> Given:
    """Return a refusal in the server's shape."""
    return given_json({"error": {"code": code, "message": message, "details": {}, "type": "x"}}, status)


def server(key: str = KEY, *, old: bool = False) -> Callable[[Seen], Given]:
    """Return a server with a key; "" for one without. Old ones know fewer routes, and no keys."""

    def answer(request: Seen) -> Given:
        if request.path == "/health":
            return given_json({"status": "ok"} if old else HEALTH)
        if key and not old and request.headers.get("authorization") != f"Bearer {key}":
            return error(401, "A valid API key is required.", "auth_required")
        speech, voices = ("/voxcpm/speech", "/voxcpm/voices") if old else ("/api/voxcpm/tts", "/api/voxcpm/voices")
        match request.method, request.path:
            case "GET", "/v1/models":
                data = [{"id": "default"}, {"id": "family"}]
                return given_json({"object": "list", "data": data, "legacy_model_aliases": list(_ALIASES)})
            case "GET", path if path == voices:
                return given_json(PROFILES if old else {"object": "list", "data": PROFILES})
            case "POST", path if path == speech:
                return _speak(request.json(), set())
            case "POST", path if path == f"{speech}/upload":
                fields, files = read_form(request)
                return _speak(fields, set(files))
        return given_json({"detail": "Not Found"}, 404) if old else error(404, "Not Found", "voice_not_found")

    return answer


def _speak(fields: dict[str, Any], files: set[str]) -> Given:
    assert set(fields) <= _KNOWN_FIELDS, fields
    if fields.get("response_format") != "wav":
        return error(400, "Only wav is supported", "unsupported_format")
    profile = next((one for one in PROFILES if one["id"] == fields.get("voice_id")), {})
    words = fields.get("prompt_text") or profile.get("prompt_text")
    instruction = fields.get("instruction") or profile.get("instruction")
    has_audio = bool(files or profile.get("audio_path"))
    mode = fields.get("mode") or profile.get("mode_hint") or ("clone" if has_audio else "design")
    if words and instruction:
        return error(400, "Ultimate clone does not support control/instruction text.")
    if mode == "design" and (has_audio or words):
        return error(400, "design does not accept reference audio")
    if mode in ("clone", "ultimate_clone") and not has_audio:
        return error(400, f"{mode} requires reference_audio")
    if mode == "ultimate_clone" and not words:
        return error(500, "ASR is not enabled on this server", "inference_failed")
    assert not files or files == {"prompt_audio" if mode == "ultimate_clone" else "reference_audio"}
    return spoken({name: value for name, value in fields.items() if name != "response_format"})
