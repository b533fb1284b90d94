"""What is known of Xiaomi MiMo without asking it: models, voices, addresses and limits."""

from __future__ import annotations

from collections.abc import Sequence

from neiroha_desktop.adapters.addresses import INTERNAL_HOST
from neiroha_desktop.adapters.mimo_tags import SINGING_TAGS, TAGS
from neiroha_desktop.domain.capabilities import AudioLimits, Capabilities, Need, ProviderPreset, VoiceMode
from neiroha_desktop.domain.messages import Message, msg
from neiroha_desktop.domain.provider import Gender, Limits, Secret, TtsModel, Voice

DEFAULT_MODEL = _V25 = "mimo-v2.5-tts"
MODELS = (DEFAULT_MODEL, "mimo-v2.5-tts-voicedesign", "mimo-v2.5-tts-voiceclone")

SUCCESSORS = {"mimo-v2-tts": DEFAULT_MODEL}
"""Retired model -> the model that took its place. Source: MiMo docs, retired on 2026-06-30."""

REFERENCE_LIMITS = AudioLimits(frozenset({"wav", "mp3"}), 10_000_000)
"""The encoded string cannot exceed 10 MB; the whole data URL is counted. Source: MiMo docs, speech synthesis v2.5."""

PCM_SAMPLE_RATE = 24_000
"""Hz, of headerless pcm16. Source: MiMo docs, speech synthesis v2.5."""

_PAY_AS_YOU_GO = "https://api.xiaomimimo.com/v1"
_TOKEN_PLAN = {
    "cn": "https://token-plan-cn.xiaomimimo.com/v1",
    "sgp": "https://token-plan-sgp.xiaomimimo.com/v1",
    "ams": "https://token-plan-ams.xiaomimimo.com/v1",
}
_KEY_URL = "https://platform.xiaomimimo.com"
_LIMITS = Limits(max_concurrency=1, rpm=100, tpm=10_000_000)
"""Source: MiMo docs, rate limits, per account and model; one at a time, because more is refused under load."""

_V25_VOICES = (
    Voice("mimo_default", gender=Gender.FEMALE, manner=str(msg("default of the region"))),
    Voice("冰糖", language="zh", gender=Gender.FEMALE, manner=str(msg("lively girl"))),
    Voice("茉莉", language="zh", gender=Gender.FEMALE, manner=str(msg("intellectual"))),
    Voice("苏打", language="zh", gender=Gender.MALE, manner=str(msg("sunny youth"))),
    Voice("白桦", language="zh", gender=Gender.MALE, manner=str(msg("mature"))),
    Voice("Mia", language="en", gender=Gender.FEMALE, manner=str(msg("lively girl"))),
    Voice("Chloe", language="en", gender=Gender.FEMALE, manner=str(msg("sweet, dreamy"))),
    Voice("Milo", language="en", gender=Gender.MALE, manner=str(msg("sunny boy"))),
    Voice("Dean", language="en", gender=Gender.MALE, manner=str(msg("steady, gentle"))),
)
_V2_VOICES = (
    Voice("mimo_default", gender=Gender.FEMALE, manner=str(msg("default of the region"))),
    Voice("default_zh", language="zh", gender=Gender.FEMALE),
    Voice("default_en", language="en", gender=Gender.FEMALE),
)


def is_mimo_host(host: str) -> bool:
    """Tell whether a host is Xiaomi's."""
    return host == "xiaomimimo.com" or host.endswith(".xiaomimimo.com")


def describe_model(model_id: str) -> Capabilities:
    """Return what a model of this name accepts; a name that says nothing means preset voices."""
    name = model_id.lower()
    if "voicedesign" in name:
        return Capabilities(frozenset({VoiceMode.DESIGN}))
    if "voiceclone" in name:
        tags = TAGS if _V25 in name else None
        return Capabilities(frozenset({VoiceMode.CLONE}), Need.OPTIONAL, reference_audio=REFERENCE_LIMITS, tags=tags)
    is_v25 = _V25 in name
    # Design and clone accept `stream` too, but send one piece after all is done; other servers may not accept it.
    tags = SINGING_TAGS if is_v25 else None
    return Capabilities(frozenset({VoiceMode.PRESET}), Need.OPTIONAL, tags=tags, streaming=is_v25)


def known_voices(model_id: str) -> Sequence[Voice]:
    """Return the preset voices that belong to a model's name; none where the name is not known."""
    name = model_id.strip().lower()
    if VoiceMode.PRESET not in describe_model(name).voice_modes:
        return ()
    if "mimo-v2-tts" in name:
        return _V2_VOICES
    return _V25_VOICES if "mimo-v2.5" in name and "tts" in name else ()


def known_models() -> Sequence[TtsModel]:
    """Return the speech models that the service has."""
    return tuple(TtsModel(model_id) for model_id in MODELS)


def review_key(host: str, key: Secret) -> tuple[bool, Message] | None:
    """Say what kind of key this is and whether it belongs to a MiMo host; None for other hosts and no key."""
    value = key.reveal()
    if not is_mimo_host(host) or not value or value.startswith("env:"):
        return None
    token_plan_host = host.startswith("token-plan")
    if value.startswith("sk-"):
        if token_plan_host:
            return False, msg("This is a pay-as-you-go key, which belongs to {address}.", address=_PAY_AS_YOU_GO)
        return True, msg("pay-as-you-go key, matches this address")
    if value.startswith("tp-"):
        if token_plan_host:
            return True, msg("Token Plan key, matches this address if its region is right")
        return False, msg(
            "This is a Token Plan key, which belongs to the address that the console shows beside it: {addresses}.",
            addresses=", ".join(_TOKEN_PLAN.values()),
        )
    return False, msg("MiMo keys start with sk- (pay-as-you-go) or tp- (Token Plan); this one does not.")


def _token_plan(region: str, title: Message) -> ProviderPreset:
    return ProviderPreset(
        f"mimo-token-plan-{region}",
        title,
        _TOKEN_PLAN[region],
        DEFAULT_MODEL,
        _KEY_URL,
        msg("Xiaomi's terms reserve the Token Plan for coding tools; other use may get the account suspended."),
        _LIMITS,
        name=msg("MiMo Token Plan"),
    )


PRESETS = (
    ProviderPreset(
        "mimo",
        msg("Xiaomi MiMo pay-as-you-go"),
        _PAY_AS_YOU_GO,
        DEFAULT_MODEL,
        _KEY_URL,
        limits=_LIMITS,
        name=msg("Xiaomi MiMo"),
    ),
    _token_plan("cn", msg("Xiaomi MiMo Token Plan, China")),
    _token_plan("sgp", msg("Xiaomi MiMo Token Plan, Singapore")),
    _token_plan("ams", msg("Xiaomi MiMo Token Plan, Europe")),
    ProviderPreset(
        "practice",
        msg("Practice (offline)"),
        f"http://{INTERNAL_HOST}/v1",
        DEFAULT_MODEL,
        note=msg("No account, no key, no network. Practice voices are robotic stand-ins."),
        limits=Limits(max_concurrency=2),
    ),
    ProviderPreset("other", msg("Other chat-completions server"), "", name=msg("My server")),
)
