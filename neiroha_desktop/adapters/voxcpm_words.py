"""What a VoxCPM2 server says when it refuses, and what it means."""

from __future__ import annotations

from neiroha_desktop.adapters.selfhosted_errors import saying
from neiroha_desktop.domain.messages import msg

SAYINGS = (
    saying(
        r"ultimate clone does not support|not support (?:control|instruction)",
        msg("VoxCPM2 takes the words of a recording or an instruction, not both."),
        msg("Clear one of the two; a voice of the server may bring words of its own."),
    ),
    saying(
        r"\basr\b|auto_asr",
        msg("{host} cannot write recordings down: {words}"),
        msg("Switch speech recognition (ASR) on at the server, or type the words of the recording."),
    ),
    saying(
        r"(?:reference|prompt)[ _](?:audio|wav).{0,60}(?:required|missing|needed)"
        r"|(?:requires?|needs?).{0,40}(?:reference|prompt)[ _]audio",
        msg("{host} has no recording for this voice: {words}"),
        msg('Choose another voice, or "Voice clone" with a recording of your own.'),
    ),
    saying(
        r"denois",
        msg("{host} cannot clean recordings: {words}"),
        msg('Switch "Clean the recording" off, or the denoiser on at the server.'),
    ),
)
