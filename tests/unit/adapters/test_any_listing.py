"""Whatever JSON a server answers where its lists are: every adapter type there is makes a list or a sentence of it."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from neiroha_desktop.adapters import registry
from neiroha_desktop.adapters.base import AdapterType
from neiroha_desktop.adapters.testing import check_listing
from tests.examples import examples

pytestmark = pytest.mark.once

NAMES = (
    "data", "models", "voices", "profiles", "id", "voice_id", "voiceId", "name", "displayName", "model", "object",
    "voice_set", "description", "mode", "mode_hint", "audio_path", "has_prompt_audio", "text_lang", "status", "backend",
    "denoiser_enabled", "architecture", "output_modalities", "supportedGenerationMethods", "nextPageToken", "ShortName",
    "Locale", "LocaleName", "Gender", "StyleList", "RolePlayList", "VoiceTag", "Status", "error", "message", "detail",
    "code",
)  # fmt: skip
"""What the services call the parts of their lists."""

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(NAMES) | st.text(), inner, max_size=5),
    max_leaves=20,
)
ASKED = [kind for kind in registry.adapter_types() if kind.info.needs_address]
"""Those with a server to ask."""


@pytest.mark.parametrize("kind", ASKED, ids=lambda kind: kind.info.type_id)
@given(value=json_values)
@settings(max_examples=examples(15), deadline=None)
async def test_any_json_is_a_list_or_a_sentence(kind: AdapterType, value: Any) -> None:
    path = "" if kind.info.type_id in ("azure", "gemini") else "/v1"
    await check_listing(kind, value, kind.info.presets[0].default_model, path=path)
