"""The staged health check names the place where a provider fails, and stops there."""

from __future__ import annotations

import socket
from dataclasses import replace
from pathlib import Path

import pytest

from neiroha_desktop.domain.errors import (
    AuthenticationError,
    InvalidInputError,
    ProviderConnectionError,
    ProviderServerError,
    StorageError,
    UnsupportedError,
)
from neiroha_desktop.domain.provider import HealthResult, Provider
from neiroha_desktop.services.health import STAGE_TITLES, HealthService, Stage, StageResult, StageState
from tests.standin.fixture import Standin, running
from tests.unit.services.conftest import House

CERTIFICATES = Path(__file__).parents[2] / "standin" / "certificates"
BEGINNING = StageState.RUNNING


async def check(health: HealthService, provider: Provider, key_text: str | None = None) -> dict[Stage, StageResult]:
    """Return how each stage ended; each one but speech must have been announced first."""
    results = [result async for result in health.check(provider, key_text)]
    ended = {result.stage: result for result in results if result.state is not BEGINNING}
    announced = [result.stage for result in results if result.state is BEGINNING]
    assert announced == [stage for stage in ended if stage is not Stage.SPEECH]
    assert [result.state for result in results[:-1:2]] == [BEGINNING] * len(announced)
    return ended


def states(ended: dict[Stage, StageResult]) -> dict[str, str]:
    return {stage.value: result.state.value for stage, result in ended.items()}


async def test_a_whole_provider_passes_without_speaking(house: House, standin: Standin, mimo: Provider) -> None:
    ended = await check(house.health, mimo)
    assert states(ended) == {"address": "passed", "sign-in": "passed", "model": "passed", "speech": "skipped"}
    assert [str(result.text) for result in ended.values()] == [
        "resolved and connected",
        "the key was accepted",
        "mimo-v2.5-tts is listed",
        "not tried: it costs one request",
    ]
    assert all(result.seconds is not None and result.seconds >= 0 for result in list(ended.values())[:-1])
    assert {entry["method"] for entry in standin.log()} == {"GET"}


async def test_the_practice_service_passes_without_a_key(house: House, practice: Provider) -> None:
    ended = await check(house.health, practice)
    assert states(ended) == {"address": "passed", "sign-in": "passed", "model": "passed", "speech": "skipped"}
    assert "nothing leaves this computer" in str(ended[Stage.ADDRESS].text)
    assert str(ended[Stage.SIGN_IN].text) == "accepted without a key"


async def test_the_practice_service_refuses_the_key_that_is_wrong(house: House, practice: Provider) -> None:
    ended = await check(house.health, practice, "wrong")
    assert states(ended) == {"address": "passed", "sign-in": "failed"}
    assert isinstance(ended[Stage.SIGN_IN].error, AuthenticationError)


async def test_a_wrong_key_fails_at_sign_in(house: House, standin: Standin, mimo: Provider) -> None:
    ended = await check(house.health, mimo, "sk-wrong")
    assert states(ended) == {"address": "passed", "sign-in": "failed"}
    error = ended[Stage.SIGN_IN].error
    assert isinstance(error, AuthenticationError)
    assert error.remedy is not None
    assert len(standin.log()) == 1


async def test_a_refused_connection_fails_at_the_address(house: House, mimo: Provider) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        port = closed.getsockname()[1]
    ended = await check(house.health, replace(mimo, base_url=f"http://127.0.0.1:{port}/v1"))
    assert states(ended) == {"address": "failed"}
    error = ended[Stage.ADDRESS].error
    assert isinstance(error, ProviderConnectionError)
    assert error.remedy is not None


async def test_an_address_that_cannot_work_fails_at_the_address(house: House, mimo: Provider) -> None:
    ended = await check(house.health, replace(mimo, base_url="ftp://example.com"))
    assert states(ended) == {"address": "failed"}
    error = ended[Stage.ADDRESS].error
    assert isinstance(error, InvalidInputError)
    assert error.field == "base_url"


async def test_a_key_that_cannot_be_read_fails_at_sign_in(house: House, standin: Standin, mimo: Provider) -> None:
    ended = await check(house.health, replace(mimo, key_ref="env:NO_SUCH_VARIABLE_HERE"))
    assert states(ended) == {"address": "passed", "sign-in": "failed"}
    assert "NO_SUCH_VARIABLE_HERE is not set" in str(ended[Stage.SIGN_IN].text)
    assert standin.log() == []


async def test_a_model_that_is_not_listed_may_still_work(house: House, mimo: Provider) -> None:
    ended = await check(house.health, replace(mimo, default_model=" my-tts "))
    assert states(ended)["model"] == "skipped"
    assert str(ended[Stage.MODEL].text) == "my-tts is not listed; a model typed by hand may still work"


async def test_no_default_model_is_said(house: House, mimo: Provider) -> None:
    ended = await check(house.health, replace(mimo, default_model=""))
    assert str(ended[Stage.MODEL].text) == "no default model is chosen"


async def test_a_list_that_fails_the_second_time_fails_at_the_model(
    house: House, standin: Standin, mimo: Provider
) -> None:
    standin.script({"kind": "normal", "on": "models"}, {"kind": "server_error", "on": "models"})
    ended = await check(house.health, mimo)
    assert states(ended) == {"address": "passed", "sign-in": "passed", "model": "failed"}
    assert isinstance(ended[Stage.MODEL].error, ProviderServerError)


async def test_a_server_without_a_list_is_told_to_be_tried_with_a_word(house: House, mimo: Provider) -> None:
    with running("--models-at", "none") as server:
        provider = replace(mimo, base_url=server.base_url)
        ended = await check(house.health, provider, server.key)
        assert states(ended) == {"address": "passed", "sign-in": "skipped", "model": "skipped", "speech": "skipped"}
        error = ended[Stage.SIGN_IN].error
        assert isinstance(error, UnsupportedError)
        assert "Try one word" in str(error)
        result, clip = await house.health.try_one_word(provider, server.key, house.catalog.known(provider))
        assert result.state is StageState.PASSED
        assert clip is not None
        assert clip.data == server.audio(0)


@pytest.mark.parametrize(
    ("certificate", "settings", "state", "words"),
    [
        ("good", {"ca_file": str(CERTIFICATES / "authority.pem")}, "passed", "certificate valid"),
        ("good", {}, "failed", "certificate"),
        ("expired", {"ca_file": str(CERTIFICATES / "authority.pem")}, "failed", "expired"),
        ("expired", {"verify_tls": False}, "passed", "not checked"),
    ],
)
async def test_encryption_is_a_stage_of_its_own(
    house: House, mimo: Provider, certificate: str, settings: dict[str, object], state: str, words: str
) -> None:
    arguments = ["--certificate", str(CERTIFICATES / f"{certificate}.pem")]
    with running(*arguments, "--private-key", str(CERTIFICATES / "key.pem")) as server:
        # Typed as people do: the scheme counts, not how it is written.
        address = server.base_url.replace("https://127.0.0.1", " HTTPS:/127.0.0.1")
        ended = await check(house.health, replace(mimo, base_url=address, settings=settings), server.key)
    assert list(ended)[:2] == [Stage.ADDRESS, Stage.SECURE]
    assert ended[Stage.SECURE].state.value == state
    assert words in str(ended[Stage.SECURE].text)
    assert (Stage.SIGN_IN in ended) == (state == "passed")
    if state == "passed":
        assert states(ended)["model"] == "passed"


async def test_one_word_is_spoken_on_request(house: House, standin: Standin, mimo: Provider) -> None:
    result, clip = await house.health.try_one_word(mimo, None, house.catalog.known(mimo))
    assert (result.stage, result.state) == (Stage.SPEECH, StageState.PASSED)
    assert str(result.text) == "one word came back as wav audio"
    assert clip is not None
    assert clip.data == standin.audio(0)
    assert await house.takes.list_all() == []


async def test_one_word_that_fails_says_why(house: House, standin: Standin, mimo: Provider) -> None:
    standin.script("no_balance")
    result, clip = await house.health.try_one_word(mimo, None, house.catalog.known(mimo))
    assert (result.state, clip) == (StageState.FAILED, None)
    assert result.error is not None
    assert result.text == result.error.message


async def test_the_outcome_is_remembered_and_forgotten(house: House, mimo: Provider) -> None:
    ended = await check(house.health, mimo, "sk-wrong")
    kept = await house.health.remember(mimo.id, ended[Stage.SIGN_IN])
    assert (kept.passed, kept.stage) == (False, "sign-in")
    (row,) = await house.providers.list_all()
    assert row.health == kept
    assert isinstance(row.health, HealthResult)
    passed = await house.health.remember(mimo.id, (await check(house.health, mimo))[Stage.MODEL])
    assert (passed.passed, passed.stage) == (True, "model")
    await house.health.forget(mimo.id)
    (row,) = await house.providers.list_all()
    assert row.health is None
    with pytest.raises(StorageError, match="not there any more"):
        await house.health.remember("nobody", ended[Stage.SIGN_IN])


def test_every_stage_has_a_title() -> None:
    assert STAGE_TITLES.keys() == set(Stage)
