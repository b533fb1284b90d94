"""Which texts a voice of eSpeak NG calls out sign by sign instead of reading them."""

from __future__ import annotations

import re

from neiroha_desktop.domain.messages import Message, msg

_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_KANA = re.compile(r"[\u3041-\u309f\u30a1-\u30ff]")
_HAN_READERS = frozenset({"sit/cmn", "sit/cmn-Latn-pinyin", "sit/yue", "sit/yue-Latn-jyutping"})
_JAPANESE = "jpx/ja"


def script_remarks(text: str, voice_id: str) -> tuple[Message, ...]:
    """Return what the user should know of a text in a voice; nothing where it is read as written."""
    if voice_id == _JAPANESE and _HAN.search(text):
        return (msg("This voice reads kana only and cannot read kanji. Write them in kana."),)
    if voice_id not in _HAN_READERS and _HAN.search(text) and not _KANA.search(text):
        return (
            msg("This voice cannot read Chinese characters and says only that they are some. Choose a Chinese voice."),
        )
    if voice_id != _JAPANESE and _KANA.search(text):
        return (msg("This voice cannot read Japanese and says only that it is. Choose the Japanese voice."),)
    return ()
