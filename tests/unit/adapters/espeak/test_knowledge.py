"""What the adapter type knows without starting anything is what the library says."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from neiroha_desktop.adapters.belongings import Belongings
from neiroha_desktop.adapters.clients import ClientPool
from neiroha_desktop.adapters.espeak import ESPEAK, MAX_TEXT_CHARS, MODEL
from neiroha_desktop.adapters.espeak_adapter import EspeakAdapter, SpeechEngine
from neiroha_desktop.adapters.espeak_voices import VARIANTS, VOICES, language_tag
from neiroha_desktop.adapters.opening import open_adapter
from neiroha_desktop.domain.capabilities import Need, VoiceMode
from neiroha_desktop.domain.errors import NeirohaError
from neiroha_desktop.domain.provider import Connection, Secret, TtsModel
from neiroha_desktop.offline import engine as offline_engine
from neiroha_desktop.offline.engine import VoiceListing

NOWHERE = Connection("")


async def test_voices_and_variants_are_those_of_the_library(
    make: Callable[[], EspeakAdapter], engine: SpeechEngine
) -> None:
    assert tuple(await make().list_voices(MODEL)) == VOICES == ESPEAK.known_voices(NOWHERE, "")
    assert tuple(await make().list_models()) == ESPEAK.known_models(NOWHERE) == (TtsModel(MODEL),)
    assert list((await engine.voices()).variants) == VARIANTS
    options = {option.id: option for option in ESPEAK.describe_model(NOWHERE, "").options}
    assert {value for value, _ in options["variant"].choices} == {"", *VARIANTS}
    assert [str(label) for _, label in options["variant"].choices[:8]] == [
        "Plain", "Female 1", "Female 2", "Female 3", "Female 4", "Female 5", "Male 1", "Male 2",
    ]  # fmt: skip


def test_voices_are_grouped_by_language_and_named() -> None:
    assert [voice.id for voice in VOICES[:2]] == ["gmw/en-US", "sit/cmn"]
    by_id = {voice.id: voice for voice in VOICES}
    assert len(by_id) == len(VOICES) == 138
    assert not {"gmq/fo", "trk/kaa", "art/xex"} & by_id.keys(), "they have no dictionary"
    scotland = by_id["gmw/en-GB-scotland"]
    assert (scotland.name, scotland.language_name) == ("English (Scotland)", "English")
    assert sum(voice.language_name == "English" for voice in VOICES) == 9
    assert (by_id["sit/cmn"].language, by_id["sit/yue"].language, by_id["jpx/ja"].language) == ("zh-CN", "zh-HK", "ja")


@pytest.mark.parametrize(
    ("code", "tag"),
    [("en-us", "en-US"), ("en-gb-x-rp", "en-GB-x-rp"), ("en-029", "en-029"), ("es-419", "es-419"), ("cmn", "zh-CN"),
     ("vi-vn-x-south", "vi-VN-x-south"), ("en-shaw", "en-Shaw"), ("ca-va", "ca"), ("ja", "ja")],
)  # fmt: skip
def test_language_tags(code: str, tag: str) -> None:
    assert language_tag(code) == tag


def test_it_asks_for_nothing() -> None:
    info = ESPEAK.info
    assert (info.title, info.needs_key, info.needs_address) == ("Offline voices (eSpeak NG)", Need.NONE, False)
    assert info.connection_fields == ()
    (preset,) = info.presets
    assert (str(preset.title), preset.base_url, preset.default_model) == ("Offline voices", "", MODEL)
    assert ESPEAK.resolve(Connection("http://left.over/v1")).base_url == ""
    assert ESPEAK.review_key("", Secret("sk-1")) is None
    able = ESPEAK.describe_model(NOWHERE, "anything")
    assert able.voice_modes == {VoiceMode.PRESET}
    assert able.streaming
    assert able.speed is not None
    assert able.max_text_chars == MAX_TEXT_CHARS == offline_engine.MAX_TEXT_CHARS


async def test_a_pool_keeps_one_engine_and_no_client() -> None:
    pool = ClientPool()
    first = await open_adapter(ESPEAK, NOWHERE, pool)
    second = await open_adapter(ESPEAK, NOWHERE, pool)
    engine = pool.belongings.get(SpeechEngine)
    pids = [engine.pid]
    for adapter in (first, second):
        await adapter.check_key()
        pids.append(engine.pid)
    assert not pool._ways
    await pool.aclose()
    pids.append(engine.pid)
    assert (pids[0], pids[3]) == (None, None), "it starts when it is needed, and ends with the pool"
    assert pids[1] == pids[2] is not None


async def test_a_library_without_voices_is_a_sentence(
    make: Callable[[], EspeakAdapter], belongings: Belongings, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def none_at_all(_: SpeechEngine) -> VoiceListing:
        return VoiceListing((), ())

    monkeypatch.setattr(SpeechEngine, "voices", none_at_all)
    with pytest.raises(NeirohaError, match="no voices"):
        await make().check_key()
