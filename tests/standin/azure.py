"""Azure Speech as its contract says: the list of voices, and speech from SSML that it reads strictly."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from typing import Any

from tests.standin import melody
from tests.standin.loopback import Given, Seen, given_json

KEY = "0123456789abcdef0123456789abcdef"
VOICES: list[dict[str, Any]] = [
    {
        "Name": "Microsoft Server Speech Text to Speech Voice (zh-CN, XiaomoNeural)",
        "DisplayName": "Xiaomo", "LocalName": "晓墨", "ShortName": "zh-CN-XiaomoNeural", "Gender": "Female",
        "Locale": "zh-CN", "LocaleName": "Chinese (Mandarin, Simplified)", "StyleList": ["calm", "cheerful"],
        "RolePlayList": ["YoungAdultFemale", "Boy"], "SampleRateHertz": "24000", "VoiceType": "Neural",
        "Status": "GA", "WordsPerMinute": "286",
        "VoiceTag": {"TailoredScenarios": ["Chat"], "VoicePersonalities": ["Pleasant", "Clear"]},
    },
    {
        "DisplayName": "Jenny Multilingual", "LocalName": "Jenny Multilingual", "Gender": "Female",
        "ShortName": "en-US-JennyMultilingualNeural", "Locale": "en-US", "LocaleName": "English (United States)",
        "SecondaryLocaleList": ["de-DE", "fr-FR"], "SampleRateHertz": "24000", "Status": "Preview",
        "WordsPerMinute": "150",
    },
    {
        "DisplayName": "Ava Dragon HD Latest", "ShortName": "en-US-Ava:DragonHDLatestNeural", "Locale": "en-US",
        "Gender": "Neutral", "Status": "GA",
    },
    {"ShortName": "mk-MK-MаrijaNeural", "Locale": "mk-MK", "Status": "Deprecated"},
]  # fmt: skip
"""One with styles, one that speaks several languages, one HD, and a deprecated one whose id holds a Cyrillic letter."""

WRONG_KEY = {
    "error": {
        "code": "401",
        "message": "Access denied due to invalid subscription key or wrong API endpoint. Make sure to provide a valid "
        "key for an active subscription and use a correct regional API endpoint for your resource.",
    }
}
_SPEAK = "{http://www.w3.org/2001/10/synthesis}"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def answer(request: Seen) -> Given:
    """Return what Azure would say."""
    if request.path.startswith("/tts/"):
        return Given(404, json.dumps({"error": {"code": "404", "message": "Resource not found"}}).encode())
    if request.headers.get("ocp-apim-subscription-key") != KEY:
        return given_json(WRONG_KEY, 401)
    match request.method, request.path.rpartition("/cognitiveservices")[2]:
        case "GET", "/voices/list":
            return given_json(VOICES)
        case "POST", "/v1":
            return _speech(request)
    return given_json({"error": {"code": "404", "message": "Resource not found"}}, 404)


def _speech(request: Seen) -> Given:
    headers = request.headers
    if headers.get("content-type") != "application/ssml+xml":
        return Given(415)
    if not headers.get("user-agent") or "x-microsoft-outputformat" not in headers:
        return Given(400, reason="Missing required header")
    try:
        root = ET.fromstring(request.body)
    except ET.ParseError:
        return Given(400)
    voice = root.find(f"{_SPEAK}voice")
    if root.tag != f"{_SPEAK}speak" or not root.get(_LANG) or voice is None:
        return Given(400)
    name = voice.get("name", "")
    if name not in {entry["ShortName"] for entry in VOICES}:
        return Given(400, reason=f"Unsupported voice {name}.")
    words = "".join(root.itertext())
    if not any(map(str.isalnum, words)):
        return Given()
    pcm = melody.melody(words[:200], 0.4)
    wanted = headers["x-microsoft-outputformat"]
    body = melody.mp3(pcm) if wanted.endswith("mp3") else melody.wav(pcm)
    return Given(200, body, {"Content-Type": "application/octet-stream", "X-RequestId": "request-1"})
