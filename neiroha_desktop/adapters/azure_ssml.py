"""The body of an Azure request: SSML, built as XML so that no text can break out of it."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING, Any

from neiroha_desktop.adapters.azure import (
    LANGUAGE,
    PITCH,
    ROLE,
    STYLE,
    STYLE_DEGREE,
    TEMPERATURE,
    TEXT_IS_SSML,
    VOLUME,
    is_hd_voice,
)
from neiroha_desktop.adapters.settings import number_setting, switch_setting, text_setting
from neiroha_desktop.domain.errors import InvalidInputError
from neiroha_desktop.domain.messages import msg

if TYPE_CHECKING:
    from collections.abc import Mapping

    from neiroha_desktop.domain.synthesis import SynthesisRequest

MAX_SSML_BYTES = 64 * 1024
"""Source: Azure docs, the limit of one turn."""
FALLBACK_LOCALE = "en-US"

_SPEAK = {
    "version": "1.0",
    "xmlns": "http://www.w3.org/2001/10/synthesis",
    "xmlns:mstts": "https://www.w3.org/2001/mstts",
}
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Not allowed in XML in any form: one of them, and the whole request is refused."""
_LOCALE = re.compile(r"([a-z]{2,3}(?:-[A-Za-z0-9]{2,12}){1,3})-[^-]+")
_SLOWEST, _FASTEST = -50, 100
"""Percent."""


def ssml_of(request: SynthesisRequest, voice_id: str, locale: str = "") -> tuple[bytes, str]:
    """Return the body of a request, and the words in it that are spoken.

    Args:
        request: what is asked for.
        voice_id: as Azure lists it.
        locale: of the voice, where the list told it.

    Raises:
        InvalidInputError: field `text`: nothing is left of it, it is too long, or it is no SSML.
    """
    if switch_setting(request.options, TEXT_IS_SSML):
        body, spoken = _as_typed(request.text)
    else:
        spoken = _ILLEGAL.sub("", request.text)
        if not spoken.strip():
            raise InvalidInputError("text", msg("There is no text to speak."), remedy=msg("Type a sentence first."))
        body = ET.tostring(_built(request, voice_id, locale, spoken), encoding="utf-8")
    if len(body) > MAX_SSML_BYTES:
        raise InvalidInputError(
            "text",
            msg(
                "As it is sent, the text has {size} bytes, and Azure takes at most {limit}.",
                size=f"{len(body):,}",
                limit=f"{MAX_SSML_BYTES:,}",
            ),
            remedy=msg("Shorten it."),
        )
    return body, spoken


def locale_of(voice_id: str) -> str:
    """Return the language that a voice's id begins with; "" where it has none, as voices of one's own may."""
    found = _LOCALE.fullmatch(voice_id.partition(":")[0])
    return found[1] if found else ""


def leaves_out(request: SynthesisRequest, voice_id: str) -> bool:
    """Tell whether something was asked for that an HD voice does not know, and that is not sent therefore."""
    asked = any(request.options.get(field.id) for field in (STYLE, ROLE, PITCH, VOLUME))
    return is_hd_voice(voice_id) and (asked or request.speed not in (None, 1.0))


def _built(request: SynthesisRequest, voice_id: str, locale: str, text: str) -> ET.Element:
    options = request.options
    own = locale or locale_of(voice_id)
    speak = ET.Element("speak", _SPEAK | {"xml:lang": _clean(own) or FALLBACK_LOCALE})
    inner = voice = ET.SubElement(speak, "voice", {"name": _clean(voice_id)})
    if is_hd_voice(voice_id):
        temperature = number_setting(options, TEMPERATURE)
        if temperature != TEMPERATURE.default:
            voice.set("parameters", f"temperature={temperature:g}")
    else:
        inner = _with_prosody(_with_expression(inner, options), request)
    language = _clean(text_setting(options, LANGUAGE))
    if language and language.lower() != own.lower():
        inner = ET.SubElement(inner, "lang", {"xml:lang": language})
    inner.text = text
    return speak


def _with_expression(parent: ET.Element, options: Mapping[str, Any]) -> ET.Element:
    style, role = (_clean(_chosen(options.get(field.id))) for field in (STYLE, ROLE))
    attributes: dict[str, str] = {}
    if style:
        attributes["style"] = style
        degree = number_setting(options, STYLE_DEGREE)
        if degree != STYLE_DEGREE.default:
            attributes["styledegree"] = f"{degree:g}"
    if role:
        attributes["role"] = role
    return ET.SubElement(parent, "mstts:express-as", attributes) if attributes else parent


def _with_prosody(parent: ET.Element, request: SynthesisRequest) -> ET.Element:
    rate = round(((request.speed or 1.0) - 1.0) * 100)
    values = {
        "rate": min(max(rate, _SLOWEST), _FASTEST),
        "pitch": round(number_setting(request.options, PITCH)),
        "volume": round(number_setting(request.options, VOLUME)),
    }
    attributes = {name: f"{value:+d}%" for name, value in values.items() if value}
    return ET.SubElement(parent, "prosody", attributes) if attributes else parent


def _as_typed(text: str) -> tuple[bytes, str]:
    """Return SSML of the user's own, which is not touched, only looked at."""
    remedy = msg('Mend it, or switch off "The text is SSML".')
    if not text.lstrip("\ufeff \t\r\n").startswith("<"):
        raise InvalidInputError("text", msg("SSML starts with <speak, and this text does not."), remedy=remedy)
    try:
        body = text.strip("\ufeff \t\r\n").encode("utf-8")
        root = ET.fromstring(body)  # noqa: S314
    except (ET.ParseError, UnicodeEncodeError) as error:
        raise InvalidInputError(
            "text", msg("The SSML is not well-formed: {reason}.", reason=str(error)), remedy=remedy
        ) from error
    if root.tag.rpartition("}")[2] != "speak":
        raise InvalidInputError("text", msg("SSML starts with <speak, and this text does not."), remedy=remedy)
    return body, "".join(root.itertext())


def _chosen(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""


def _clean(text: str) -> str:
    return _ILLEGAL.sub("", text).strip()
