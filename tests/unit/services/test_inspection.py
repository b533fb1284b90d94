"""What was sent stays with a take and with a failure, and other programs can send the same."""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from neiroha_desktop.adapters.clients import ClientPool
from neiroha_desktop.domain.capabilities import VoiceMode
from neiroha_desktop.domain.character import Character
from neiroha_desktop.domain.errors import AuthenticationError, ProviderError, StorageError, UnsupportedError
from neiroha_desktop.domain.provider import Provider
from neiroha_desktop.domain.synthesis import PcmChunk, Take
from neiroha_desktop.domain.wire import Snippets, WireRecord, wire_of, wire_text
from neiroha_desktop.services.inspection import InspectionService
from tests.standin import melody
from tests.standin.fixture import Standin
from tests.unit.services.conftest import House

TEXT = "It's (whispering) 「你好」\n$HOME"


@pytest.fixture
def inspection(house: House) -> InspectionService:
    return InspectionService(house.providers, house.takes)


async def run_curl(snippets: Snippets, folder: Path, key: str, name: str = "MIMO_API_KEY") -> bytes:
    """Run the command with the key in its variable, and return the audio that it has written."""
    variables = {**os.environ, name: key}
    done = await asyncio.to_thread(
        subprocess.run, ["bash", "-s"], input=snippets.curl.encode(), cwd=folder, env=variables, capture_output=True
    )
    assert done.returncode == 0, done.stderr.decode()
    return (folder / "take.wav").read_bytes()


async def assert_same(
    inspection: InspectionService, standin: Standin, take: Take, folder: Path, name: str = "MIMO_API_KEY"
) -> Any:
    """Send the request of a take with curl; what is sent and what comes must be the same. Return the body."""
    snippets = await inspection.snippets_of_take(take)
    assert standin.key not in repr(snippets)
    assert snippets.variables == (name,)
    heard = await run_curl(snippets, folder, standin.key, name)
    sent, again = (entry["body"] for entry in standin.log())
    assert again == sent
    assert heard.endswith(standin.audio(0))
    return sent


async def test_a_take_keeps_what_was_sent_and_what_was_answered(
    house: House, standin: Standin, narrator: Character, inspection: InspectionService
) -> None:
    take = await house.synthesis.synthesize(narrator, TEXT)
    # It is asked for when somebody looks; a list of takes goes without.
    assert take.wire == ""
    assert [one.wire for one in await house.takes.list_all()] == [""]
    record = await inspection.record_of(take)
    assert record is not None
    (entry,) = standin.log()
    assert json.loads(record.request_body) == entry["body"]
    assert (record.method, record.status) == ("POST", 200)
    sent = {name.lower(): value for name, value in record.request_headers}
    assert (sent["api-key"], sent["authorization"]) == ("$MIMO_API_KEY", "Bearer $MIMO_API_KEY")
    assert json.loads(record.answer_head)["choices"][0]["message"]["audio"]["data"].startswith("<audio/wav, ")
    assert record.connected is not None
    assert record.first_byte is not None
    assert record.finished is not None
    assert record.connected <= record.first_byte <= record.finished
    assert standin.key.encode() not in house.folder.database.read_bytes()


def test_a_record_comes_back_as_it_was() -> None:
    record = WireRecord("POST", "https://a.example/v1", [("a", "b"), ("a", "ü")], 10, "{}", 200, [("X", "y")], b"{}")
    record.connected, record.row = 0.5, 3
    assert wire_of(wire_text(record)) == record
    assert (wire_text(WireRecord()), wire_of("")) == ("", None)


async def test_a_take_is_sent_again_by_curl(
    house: House, standin: Standin, narrator: Character, inspection: InspectionService, tmp_path: Path
) -> None:
    take = await house.synthesis.synthesize(replace(narrator, plain_brackets=True), TEXT)
    # What the provider is set to later changes nothing.
    mimo = await house.providers.get("mimo")
    await house.providers.save(replace(mimo, settings={"audio_format": "mp3"}))
    sent = await assert_same(inspection, standin, take, tmp_path)
    assert sent["messages"][1]["content"] != TEXT
    assert sent["audio"]["format"] == "wav"


async def test_a_designed_and_a_cloned_voice(
    house: House, standin: Standin, narrator: Character, inspection: InspectionService, tmp_path: Path
) -> None:
    design = replace(
        narrator, mode=VoiceMode.DESIGN, model_id="mimo-v2.5-tts-voicedesign",
        instructions={VoiceMode.DESIGN: "An 'old' fisherman"},
    )  # fmt: skip
    take = await house.synthesis.synthesize(design, TEXT)
    await assert_same(inspection, standin, take, tmp_path)
    standin.reset()
    source = tmp_path / "my voice.wav"
    source.write_bytes(melody.wav(melody.melody("reference", 4.0)))
    reference = await house.characters.add_reference(source)
    model_id = "mimo-v2.5-tts-voiceclone"
    clone = replace(narrator, mode=VoiceMode.CLONE, model_id=model_id, reference=reference, may_clone=True)
    take = await house.synthesis.synthesize(clone, TEXT)
    sent = await assert_same(inspection, standin, take, tmp_path)
    assert sent["audio"]["voice"]["data_url"]["audio_sha256"] == reference.sha256


async def test_a_stream_is_sent_again_as_a_stream(
    house: House, standin: Standin, narrator: Character, inspection: InspectionService, tmp_path: Path
) -> None:
    def on_stream(_take_id: str, _chunk: PcmChunk) -> None:
        pass

    take = await house.synthesis.synthesize(narrator, TEXT, on_stream=on_stream)
    sent = await assert_same(inspection, standin, take, tmp_path)
    assert sent["stream"] is True


async def test_a_key_that_lies_in_a_variable_keeps_its_name(
    house: House, standin: Standin, narrator: Character, inspection: InspectionService, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setenv("MY_OWN_KEY", standin.key)
    await house.providers.save(await house.providers.get("mimo"), "env:MY_OWN_KEY")
    take = await house.synthesis.synthesize(narrator, TEXT)
    record = await inspection.record_of(take)
    assert record is not None
    assert ("api-key", "$MY_OWN_KEY") in [(name.lower(), value) for name, value in record.request_headers]
    await assert_same(inspection, standin, take, tmp_path, "MY_OWN_KEY")


async def test_a_failure_carries_its_request(
    house: House, standin: Standin, narrator: Character, inspection: InspectionService, tmp_path: Path
) -> None:
    standin.script("wrong_key")
    with pytest.raises(AuthenticationError) as caught:
        await house.synthesis.synthesize(narrator, TEXT)
    error = caught.value
    assert error.wire is not None
    assert error.asked is not None
    assert error.wire.status == 401
    assert b"invalid_key" in error.wire.answer_head
    assert json.loads(error.wire.request_body)["messages"][1]["content"] == TEXT
    # The next try, by curl, is accepted.
    heard = await run_curl(await inspection.snippets_of(error.asked, error.wire), tmp_path, standin.key)
    assert heard == standin.audio(0)
    first, second = (entry["body"] for entry in standin.log())
    assert first == second


@pytest.mark.parametrize("fault", ["close", "audio_empty"])
async def test_every_kind_of_failure_carries_it(
    house: House, standin: Standin, narrator: Character, fault: str
) -> None:
    standin.script({"kind": fault, "count": 3})
    with pytest.raises(ProviderError) as caught:
        await house.synthesis.synthesize(narrator, TEXT)
    assert caught.value.wire is not None
    assert caught.value.wire.method == "POST"
    assert caught.value.asked is not None


async def test_audio_that_cannot_be_read_carries_it(house: House, standin: Standin, narrator: Character) -> None:
    standin.script({"kind": "text_as_audio", "text": "fLaC" + "no frames " * 20})
    with pytest.raises(ProviderError) as caught:
        await house.synthesis.synthesize(narrator, TEXT)
    assert caught.value.wire is not None
    assert caught.value.asked is not None


async def test_what_answers_inside_cannot_be_reached_from_outside(
    house: House, practice: Provider, inspection: InspectionService
) -> None:
    character = Character("c", "C", practice.id, "mimo-v2.5-tts", voice_id="Mia")
    take = await house.synthesis.synthesize(character, "Hello.")
    record = await inspection.record_of(take)
    assert record is not None
    assert record.status == 200
    with pytest.raises(UnsupportedError, match="practice"):
        await inspection.snippets_of_take(take)


async def test_a_provider_that_is_gone_is_said(
    house: House, narrator: Character, inspection: InspectionService, pool: ClientPool
) -> None:
    take = await house.synthesis.synthesize(narrator, TEXT)
    await house.providers.delete("mimo")
    with pytest.raises(StorageError):
        await inspection.snippets_of_take(take)
    assert await inspection.record_of(take) is not None
