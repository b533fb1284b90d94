"""What should be known of Gemini's audio although it is usable."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from neiroha_desktop.adapters.gemini_known import LONG_TEXT, swallowed_words
from neiroha_desktop.adapters.speech_length import length_remark
from neiroha_desktop.adapters.wav_facts import seconds_of
from neiroha_desktop.domain.messages import Message, msg

if TYPE_CHECKING:
    from collections.abc import Iterator

    from neiroha_desktop.domain.synthesis import AudioClip, SynthesisRequest

_TAGS = re.compile(r"<[^<>\n]{1,60}>|\[[^\[\]\n]{1,60}\]")


def remarks_on(clip: AudioClip, request: SynthesisRequest, *, old: bool) -> Iterator[Message]:
    """Yield what the user should know of a clip."""
    if clip.truncated:
        yield msg("Gemini stopped before the end of the text, so its end is missing.")
    else:
        seconds = seconds_of(clip.container, clip.data)
        remark = None if seconds is None else length_remark(_TAGS.sub("", request.text), seconds)
        if remark is not None:
            yield remark
        if len(request.text) > LONG_TEXT:
            yield msg(
                "Gemini may leave out parts of texts of more than {limit} characters; speak them in parts.",
                limit=f"{LONG_TEXT:,}",
            )
    if not old and (words := swallowed_words(request.text)):
        yield msg('"<{words}>" may have been taken for a direction instead of being read.', words=words)
