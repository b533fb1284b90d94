"""Nothing that may be a secret goes into a file, and no file sets what could lead a key elsewhere."""

from __future__ import annotations

from dataclasses import replace

import pytest

from neiroha_desktop.adapters import registry
from neiroha_desktop.adapters.base import AdapterKind
from neiroha_desktop.domain.package import Package, PackedProvider
from neiroha_desktop.domain.provider import Provider
from neiroha_desktop.services.package_secrets import cleared, private_ids, without_secrets

PLAIN = Provider("mine", "Mine", "openai_speech", "https://api.example.com/v1", settings={"audio_format": "mp3"})


@pytest.mark.parametrize("kind", registry.adapter_types(), ids=lambda kind: kind.info.type_id)
def test_headers_and_proxies_of_every_type_are_private(kind: AdapterKind) -> None:
    info = kind.info
    private = {field.id for field in info.connection_fields if field.private}
    named = {field.id for field in info.connection_fields if field.id in ("extra_headers", "proxy", "extra_json")}
    assert named <= private <= private_ids(info.type_id)


@pytest.mark.parametrize(
    "address",
    [
        "https://user:pass@api.example.com/v1",
        "https://user@api.example.com/v1?key=pass",
        "https://us@er:pass@api.example.com/v1#pass",
        "https://api.example.com/v1",
    ],
)
def test_nobody_is_named_in_an_address(address: str) -> None:
    assert without_secrets(replace(PLAIN, base_url=address)) == PLAIN


@pytest.mark.parametrize("address", ["user:pass@localhost:8000/v1", "//user:pass@localhost:8000/v1"])
def test_an_address_without_a_scheme_names_nobody_either(address: str) -> None:
    assert without_secrets(replace(PLAIN, base_url=address)).base_url.lstrip("/") == "localhost:8000/v1"


def test_a_path_with_an_at_sign_stays() -> None:
    provider = replace(PLAIN, base_url="https://api.example.com/@me/v1")
    assert without_secrets(provider) == provider


def test_of_an_unknown_type_no_setting_is_known_to_be_harmless() -> None:
    provider = replace(PLAIN, adapter_type="somebody_elses", settings={"token": "abc"}, key_ref="keyring")
    assert without_secrets(provider) == replace(provider, settings={}, key_ref="")


def test_what_left_over_from_another_type_is_private_too() -> None:
    provider = replace(PLAIN, adapter_type="espeak", settings={"proxy": "http://a:b@c", "extra_json": "{}"})
    assert without_secrets(provider).settings == {}


def test_no_file_sets_a_proxy_or_headers() -> None:
    hostile = {"proxy": "http://evil.example.com", "extra_headers": "X: y", "audio_format": "mp3"}
    package = Package(providers=(PackedProvider(replace(PLAIN, settings=hostile, key_ref="env:HOME")),))
    assert cleared(package).providers[0].provider == PLAIN
