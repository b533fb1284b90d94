"""Whatever JSON comes in, the practice service reads it or refuses it; it never fails."""

from __future__ import annotations

import json
from typing import Any

import httpx
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from neiroha_desktop.offline.practice_errors import RefusedError
from neiroha_desktop.offline.practice_rules import read_request
from tests.examples import examples

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(), max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=8,
)
odd = json_values | st.sampled_from(["mimo-v2.5-tts", "mimo-v2.5-tts-voicedesign", "mimo-v2.5-tts-voiceclone"])
odd_message = st.fixed_dictionaries(
    {}, optional={"role": st.sampled_from(["user", "assistant", "system"]) | json_values, "content": json_values}
)
odd_audio = st.fixed_dictionaries(
    {},
    optional={
        "voice": json_values | st.sampled_from(["Mia", "data:audio/wav;base64,UklGRjAwMDBXQVZF", "data:,"]),
        "format": json_values | st.sampled_from(["wav", "mp3"]),
        "optimize_text_preview": json_values,
    },
)
odd_body = st.fixed_dictionaries(
    {},
    optional={
        "model": odd,
        "messages": st.lists(odd_message, max_size=3) | json_values,
        "audio": odd_audio | json_values,
        "stream": json_values,
        "temperature": json_values,
        "top_p": json_values,
        "max_completion_tokens": json_values,
    },
)


@given(body=odd_body | json_values)
@settings(max_examples=examples(500), deadline=None)
def test_any_json_is_read_or_refused(body: Any) -> None:
    try:
        request = read_request(body)
    except RefusedError as error:
        refusal = error
    else:
        assert request.text.strip() or request.optimize_text_preview
        return
    assert refusal.status_code == 400
    assert refusal.body["error"]["message"]


@given(body=odd_body | json_values)
@settings(max_examples=examples(60), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
async def test_no_json_gives_a_server_error(client: httpx.AsyncClient, body: Any) -> None:
    response = await client.post("/v1/chat/completions", content=json.dumps(body))
    assert response.status_code in (200, 400)
    if response.status_code == 400:
        assert isinstance(response.json()["error"]["message"], str)
