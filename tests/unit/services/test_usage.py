"""What is left, what the next request will cost, and what goes into a file; and that no key is in any of it."""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from neiroha_desktop.domain.capabilities import VoiceMode
from neiroha_desktop.domain.character import Character
from neiroha_desktop.domain.errors import ProviderError, StorageError
from neiroha_desktop.domain.ledger import FailureKind, LimitKind, Order, Outcome, RequestState
from neiroha_desktop.domain.provider import Limits, Provider
from neiroha_desktop.domain.tokens import estimate_tokens
from neiroha_desktop.services.usage import Cost, UsageService
from tests.standin.fixture import Standin
from tests.unit.services.conftest import House

MODEL = "mimo-v2.5-tts"


@pytest.fixture
def usage(house: House) -> UsageService:
    return UsageService(house.ledger, house.providers, house.accounts)


async def _provider(house: House, name: str, key: str, limits: Limits, *, enabled: bool = True) -> Provider:
    provider = Provider(
        name.lower(), name, "chat_completions", "https://api.example.com/v1", MODEL, enabled=enabled, limits=limits
    )
    return await house.providers.save(provider, key)


async def _spend(house: House, provider: Provider, model: str = MODEL, count: int = 1, title: str = "旁白") -> int:
    key = (await house.providers.connection(provider)).api_key
    account = await house.accounts.of(provider.id, key)
    order = Order(account, provider.id, provider.name, model, Limits(None), 50, 20, title)
    row = 0
    for _ in range(count):
        reserved = await house.ledger.reserve(order)
        assert isinstance(reserved, int)
        row = reserved
        await house.ledger.settle(row, Outcome(RequestState.DONE, 0, 2.0, 0.25, 200, request_id="req-1", tokens=60))
    return row


# What is left


async def test_limits_of_providers_that_are_on_and_have_any(house: House, usage: UsageService) -> None:
    limits = Limits(2, rpm=10, rpd=50, tpm=1000)
    mimo = await _provider(house, "MiMo", "sk-one", limits)
    await _provider(house, "Off", "sk-two", limits, enabled=False)
    await _provider(house, "Free", "sk-three", Limits(None, day_zone="UTC"))
    await _spend(house, mimo, count=3)
    (found,) = await usage.limits()
    assert (found.provider_id, found.name, found.model_id) == ("mimo", "MiMo", MODEL)
    assert [(use.kind, use.used, use.left) for use in found.uses] == [
        (LimitKind.CONCURRENCY, 0, 2),
        (LimitKind.RPM, 3, 7),
        (LimitKind.RPD, 3, 47),
        (LimitKind.TPM, 180, 820),
    ]


async def test_providers_with_one_key_share_what_is_used(house: House, usage: UsageService) -> None:
    first = await _provider(house, "First", "sk-same", Limits(None, rpd=10))
    await _provider(house, "Second", "sk-same", Limits(None, rpd=4))
    await _provider(house, "Third", "sk-another", Limits(None, rpd=4))
    await _spend(house, first, count=3)
    found = {one.name: one for one in await usage.limits()}
    assert {name: one.uses[0].left for name, one in found.items()} == {"First": 7, "Second": 1, "Third": 4}
    assert found["First"].account == found["Second"].account != found["Third"].account


async def test_other_models_in_use_stand_beside_with_what_counts_per_model(house: House, usage: UsageService) -> None:
    mimo = await _provider(house, "MiMo", "sk-one", Limits(1, rpm=10, rpd=50))
    await _spend(house, mimo, "mimo-v2.5-tts-voicedesign", 2)
    default, other = await usage.limits()
    assert (default.model_id, [use.kind.name for use in default.uses]) == (MODEL, ["CONCURRENCY", "RPM", "RPD"])
    assert [use.used for use in default.uses] == [0, 0, 2]
    assert (other.model_id, [(use.kind.name, use.used) for use in other.uses]) == (
        "mimo-v2.5-tts-voicedesign",
        [("RPM", 2)],
    )


async def test_a_provider_without_a_default_model_has_limits_all_the_same(house: House, usage: UsageService) -> None:
    mimo = await house.providers.save(
        replace(await _provider(house, "MiMo", "sk-one", Limits(1, rpm=5)), default_model="")
    )
    (found,) = await usage.limits()
    assert (found.model_id, [use.used for use in found.uses]) == ("", [0, 0])
    await _spend(house, mimo)
    (found,) = await usage.limits()
    assert (found.model_id, [use.used for use in found.uses]) == (MODEL, [0, 1])


async def test_nothing_is_known_of_a_provider_whose_key_cannot_be_read(
    house: House, usage: UsageService, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TTS_KEY", "sk-from-environment")
    await _provider(house, "MiMo", "env:TTS_KEY", Limits(None, rpd=5))
    assert [one.is_known for one in await usage.limits()] == [True]
    monkeypatch.delenv("TTS_KEY")
    (unknown,) = await UsageService(house.ledger, house.providers, house.accounts).limits()
    assert (unknown.name, unknown.uses, unknown.is_known) == ("MiMo", (), False)


async def test_another_key_is_another_account_at_once(house: House, usage: UsageService) -> None:
    mimo = await _provider(house, "MiMo", "sk-one", Limits(None, rpd=5))
    await _spend(house, mimo, count=2)
    assert (await usage.limits())[0].uses[0].used == 2
    await house.providers.save(mimo, "sk-two")
    assert (await usage.limits())[0].uses[0].used == 0


# What it will cost


async def test_the_cost_of_a_request(house: House, usage: UsageService) -> None:
    mimo = await _provider(house, "MiMo", "sk-one", Limits(1, rpd=5))
    draft = Character("x", "旁白", mimo.id, MODEL, voice_id="冰糖", instructions={VoiceMode.PRESET: "Calm."})
    assert await usage.cost(draft, "你好") == Cost(2, estimate_tokens("你好", "Calm."), 5, 5)
    await _spend(house, mimo, count=4)
    assert (await usage.cost(draft, "你好")).left_today == 1
    await house.providers.save(replace(mimo, limits=Limits(1, rpd=3)))
    cost = await usage.cost(draft, "你好")
    assert (cost.left_today, cost.limit_today) == (0, 3)
    await house.providers.save(replace(mimo, limits=Limits(1)))
    assert await usage.cost(draft, "") == Cost(0, estimate_tokens("", "Calm."))


async def test_the_cost_is_what_the_ledger_is_asked_for(house: House, usage: UsageService, standin: Standin) -> None:
    mimo = Provider("mimo", "MiMo", "chat_completions", standin.base_url, MODEL, limits=Limits(1, rpd=5))
    await house.providers.save(mimo, standin.key)
    draft = Character("x", "旁白", mimo.id, MODEL, voice_id="冰糖", instructions={VoiceMode.PRESET: " Calm. "})
    cost = await usage.cost(draft, "Good evening.")
    standin.script({"kind": "usage", "value": None})
    await house.synthesis.synthesize(draft, "Good evening.")
    (sent,) = await usage.recent()
    assert (sent.tokens, sent.estimated, sent.characters) == (cost.tokens, True, cost.characters)


async def test_the_cost_for_a_voice_that_is_not_finished(house: House, usage: UsageService) -> None:
    draft = Character("x", "New", mode=VoiceMode.DESIGN, instructions={VoiceMode.DESIGN: "An old man."})
    assert await usage.cost(draft, "Hi.") == Cost(3, estimate_tokens("Hi.", "An old man."))
    assert (await usage.cost(replace(draft, provider_id="gone"), "Hi.")).characters == 3
    mimo = await _provider(house, "MiMo", "env:NO_SUCH_VARIABLE", Limits(1, rpd=5))
    assert (await usage.cost(replace(draft, provider_id=mimo.id), "Hi.")).left_today is None


# What was used


async def test_days_end_today(house: House, usage: UsageService) -> None:
    mimo = await _provider(house, "MiMo", "sk-one", Limits())
    row = await _spend(house, mimo, count=2)
    await house.ledger.note_audio(row, 3.5)
    (day,) = await usage.days()
    assert day.day == datetime.now().astimezone().date()
    assert (day.provider_name, day.model_id, day.requests, day.tokens, day.audio_seconds) == (
        "MiMo",
        MODEL,
        2,
        120,
        3.5,
    )
    assert await usage.days(1) == [day]


async def test_a_table_holds_every_request(house: House, usage: UsageService, tmp_path: Path) -> None:
    mimo = await _provider(house, "小米", "sk-one", Limits())
    await _spend(house, mimo, count=1050)
    await _spend(house, mimo, title='=HYPERLINK("http://x"), "旁\n白"')
    path = tmp_path / "用量.csv"
    path.write_bytes(b"older")
    await usage.export_csv(path)
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 1051
    assert rows[0]["character"] == '\'=HYPERLINK("http://x"), "旁\n白"'
    assert rows[1]["character"] == "旁白"
    assert (rows[1]["provider"], rows[1]["state"], rows[1]["status"], rows[1]["tokens"]) == (
        "小米",
        "done",
        "200",
        "60",
    )
    assert (rows[1]["first_byte_s"], rows[1]["total_s"], rows[1]["audio_s"]) == ("0.250", "2.000", "")
    assert datetime.fromisoformat(rows[1]["time_utc"]) == (await usage.recent(2))[1].at.replace(
        microsecond=int(rows[1]["time_utc"][20:23]) * 1000
    )


async def test_a_table_that_cannot_be_written_leaves_the_old_one(usage: UsageService, tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="nowhere"):
        await usage.export_csv(tmp_path / "nowhere" / "a.csv")
    (tmp_path / "folder").mkdir()
    with pytest.raises(StorageError, match="folder"):
        await usage.export_csv(tmp_path / "folder")
    assert not any((tmp_path / "folder").iterdir())


# The key


async def test_no_key_is_ever_in_the_database(house: House, usage: UsageService, standin: Standin) -> None:
    mimo = Provider("mimo", "MiMo", "chat_completions", standin.base_url, MODEL, limits=Limits(2, 50, 50))
    await house.providers.save(mimo, standin.key)
    draft = Character("x", "旁白", mimo.id, MODEL, voice_id="冰糖")
    await house.synthesis.synthesize(draft, "你好")
    standin.script("forbidden")
    with pytest.raises(ProviderError):
        await house.synthesis.synthesize(draft, "你好")
    done, *_ = reversed(await usage.recent())
    assert (done.state, len(done.account)) == (RequestState.DONE, 32)
    assert (await usage.recent())[0].failure is FailureKind.AUTHENTICATION
    assert (await usage.limits())[0].account == done.account
    files = [path for path in house.folder.root.rglob("*") if path.is_file()]
    assert any(path.name == "neiroha.db-wal" and path.stat().st_size for path in files)
    for path in files:
        assert standin.key.encode() not in path.read_bytes(), path
