"""How adapter types for servers that people run themselves present themselves, and what addresses they take."""

from __future__ import annotations

import pytest

from neiroha_desktop.adapters import registry
from neiroha_desktop.adapters.base import AdapterType
from neiroha_desktop.adapters.cosyvoice import COSYVOICE
from neiroha_desktop.adapters.gpt_sovits import GPT_SOVITS
from neiroha_desktop.adapters.voxcpm import VOXCPM
from neiroha_desktop.domain.capabilities import FieldKind, Need, VoiceMode
from neiroha_desktop.domain.character import PresetVoice
from neiroha_desktop.domain.errors import InvalidInputError
from neiroha_desktop.domain.options import check_options
from neiroha_desktop.domain.provider import Connection, Secret
from neiroha_desktop.domain.synthesis import SynthesisRequest

TYPES: list[tuple[AdapterType, str, str, int]] = [
    (GPT_SOVITS, "gpt_sovits", "GPT-SoVITS", 9880),
    (COSYVOICE, "cosyvoice", "CosyVoice Native", 9880),
    (VOXCPM, "voxcpm", "VoxCPM2 Native", 8000),
]
kinds = pytest.mark.parametrize("kind", [kind for kind, *_ in TYPES], ids=[name for _, name, *_ in TYPES])


@pytest.mark.parametrize(("kind", "type_id", "title", "port"), TYPES, ids=[name for _, name, *_ in TYPES])
def test_a_type_is_offered_with_a_preset(kind: AdapterType, type_id: str, title: str, port: int) -> None:
    assert registry.adapter_type(type_id) is kind
    assert (kind.info.type_id, kind.info.title) == (type_id, title)
    (preset,) = kind.info.presets
    assert preset.base_url == f"http://127.0.0.1:{port}"
    assert preset.probe_port == port
    assert preset.limits.max_concurrency == 1
    assert preset.settings["answer_timeout"] >= 300, "the first request loads the model"
    (model,) = kind.known_models(Connection(preset.base_url))
    assert preset.default_model == model.id
    assert kind.known_voices(Connection(preset.base_url), model.id) == ()
    request = SynthesisRequest(model.id, "Hello.", PresetVoice("a"))
    assert kind.snippets(Connection(preset.base_url), request, stream=False) is None


@kinds
@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("127.0.0.1:9880", "http://127.0.0.1:9880"),
        ("http://127.0.0.1:9880/v1/", "http://127.0.0.1:9880"),
        ("localhost:9880/v1/audio/speech", "http://localhost:9880"),
        ("http://box.lan:9880/docs", "http://box.lan:9880"),
        ("http://box.lan:9880/health", "http://box.lan:9880"),
        ("http://box.lan:9880/tts", "http://box.lan:9880"),
        ("http://box.lan:9880/api/cosyvoice/tts/upload", "http://box.lan:9880"),
        ("https://host.example/voices/api/voxcpm/tts", "https://host.example/voices"),
        ("https://host.example/cosyvoice", "https://host.example/cosyvoice"),
    ],
)
def test_what_people_paste_becomes_a_base_url(kind: AdapterType, typed: str, expected: str) -> None:
    resolved = kind.resolve(Connection(typed))
    assert resolved.base_url == expected
    assert resolved.request_url.startswith(f"{expected}/")
    is_open = expected.startswith("http://box.lan")
    assert [str(notice).partition(":")[0] for notice in resolved.notices] == ["This address is not encrypted"] * is_open


@kinds
def test_what_is_no_address_is_refused(kind: AdapterType) -> None:
    with pytest.raises(InvalidInputError):
        kind.resolve(Connection("ftp://127.0.0.1"))


@kinds
def test_a_key_that_no_header_carries_is_seen(kind: AdapterType) -> None:
    review = kind.review_key("http://127.0.0.1:9880", Secret("ключ"))
    assert review is not None
    assert not review[0]
    assert kind.review_key("http://127.0.0.1:9880", Secret("anything")) is None
    assert kind.review_key("http://127.0.0.1:9880", Secret("")) is None


@kinds
@pytest.mark.parametrize("model_id", ["", "default", "v1", "v3", "gpt-sovits", "cosyvoice"])
def test_options_are_rows_that_a_form_can_show(kind: AdapterType, model_id: str) -> None:
    capabilities = kind.describe_model(Connection("http://127.0.0.1:1"), model_id)
    specs = capabilities.options
    assert len({spec.id for spec in specs}) == len(specs)
    check_options({spec.id: spec.default for spec in specs}, specs)
    for spec in specs:
        assert set(spec.modes) & capabilities.voice_modes
        assert spec.kind is not FieldKind.CHOICE or spec.default in dict(spec.choices)
        assert spec.kind is not FieldKind.NUMBER or isinstance(spec.default, float)
    assert VoiceMode.CLONE in capabilities.voice_modes
    assert capabilities.reference_audio is not None
    assert capabilities.reference_text is not Need.NONE
