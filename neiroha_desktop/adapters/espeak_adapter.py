"""The offline voices at work: a request becomes an order to eSpeak NG's helper process."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Iterator, Sequence
from contextlib import aclosing, contextmanager
from typing import TYPE_CHECKING

from neiroha_desktop.adapters.espeak import INTONATION, MODEL, PITCH, VOLUME, WORD_PAUSE, WORDS_PER_MINUTE
from neiroha_desktop.adapters.espeak_scripts import script_remarks
from neiroha_desktop.adapters.espeak_voices import in_order, voice_of
from neiroha_desktop.adapters.settings import number_setting
from neiroha_desktop.domain.character import PresetVoice
from neiroha_desktop.domain.containers import wrap_pcm16
from neiroha_desktop.domain.errors import NeirohaError, ProviderError
from neiroha_desktop.domain.messages import msg
from neiroha_desktop.domain.provider import TtsModel, Voice
from neiroha_desktop.domain.synthesis import AudioClip, PcmChunk, StreamEnd, SynthesisRequest
from neiroha_desktop.domain.validation import check_request

# The one place where an adapter speaks through something that is not a network.
from neiroha_desktop.offline.engine import EngineVoice, SpeechEngine, VoiceListing

if TYPE_CHECKING:
    from neiroha_desktop.domain.capabilities import Capabilities

__all__ = ["EspeakAdapter", "SpeechEngine"]


class EspeakAdapter:
    """Speaks through one helper process, which belongs to the whole program; one request at a time."""

    def __init__(self, engine: SpeechEngine, capabilities: Capabilities) -> None:
        self._engine = engine
        self._capabilities = capabilities

    async def check_key(self) -> None:
        """Start the helper process, which needs no key.

        Raises:
            NeirohaError: eSpeak NG is not installed, cannot be loaded, or has no voices.
        """
        await self._listing()

    async def list_models(self) -> Sequence[TtsModel]:
        """Return the one model, once eSpeak NG has shown that it works; raises as `check_key`."""
        await self._listing()
        return (TtsModel(MODEL),)

    async def list_voices(self, model_id: str) -> Sequence[Voice]:
        """Ask eSpeak NG for its voices; raises as `check_key`."""
        listing = await self._listing()
        return in_order(voice_of(voice.language, voice.code, voice.name) for voice in listing.voices)

    async def synthesize(self, request: SynthesisRequest) -> AudioClip:
        """Speak a text.

        Raises:
            InvalidInputError: there is nothing to read in it, or no such voice.
            ProviderError: the helper process died or took too long.
            NeirohaError: as `check_key`.
        """
        voice = self._voice(request)
        with _not_again():
            audio = await self._engine.synthesize(request.text, voice)
        data = wrap_pcm16(audio.samples, audio.sample_rate)
        return AudioClip(data, "wav", audio.truncated, remarks=script_remarks(request.text, voice.language))

    def streams(self, model_id: str) -> bool:
        """Say yes: the first sound is there long before the last."""
        return True

    async def stream(self, request: SynthesisRequest) -> AsyncGenerator[PcmChunk, None]:
        """Speak a text and yield it as it is made; raises as `synthesize`."""
        voice = self._voice(request)
        before = None
        with _not_again():
            async with aclosing(self._engine.stream(request.text, voice)) as pieces:
                async for piece in pieces:
                    if before is not None:
                        yield PcmChunk(before.samples, before.sample_rate)
                    before = piece
        assert before is not None, "a stream without sound is an error"
        end = StreamEnd(before.truncated, remarks=script_remarks(request.text, voice.language))
        yield PcmChunk(before.samples, before.sample_rate, end=end)

    async def _listing(self) -> VoiceListing:
        with _not_again():
            listing = await self._engine.voices()
        if not listing.voices:
            raise NeirohaError(
                msg("eSpeak NG has started, but has no voices."), remedy=msg("Install Neiroha Desktop again.")
            )
        return listing

    def _voice(self, request: SynthesisRequest) -> EngineVoice:
        check_request(request, self._capabilities)
        assert isinstance(request.voice, PresetVoice), "the only mode there is"
        options = request.options
        variant = options.get("variant", "")
        return EngineVoice(
            # Case and slashes matter to eSpeak NG on Linux only, and nobody should have to know.
            request.voice.voice_id.strip().replace("\\", "/"),
            variant if isinstance(variant, str) else "",
            rate=WORDS_PER_MINUTE * (request.speed or 1.0),
            pitch=number_setting(options, PITCH),
            range=number_setting(options, INTONATION),
            volume=number_setting(options, VOLUME),
            gap=number_setting(options, WORD_PAUSE) / 10,
        )


@contextmanager
def _not_again() -> Iterator[None]:
    """Mark failures as final: the engine has tried twice, and the same text would fail a third time."""
    try:
        yield
    except ProviderError as error:
        error.retryable = False
        raise
