"""Adapter types are imported when they are first used; those of other packages that fail are told of and left out."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from neiroha_desktop.adapters import plugins, registry
from neiroha_desktop.adapters.chat_completions import CHAT_COMPLETIONS
from neiroha_desktop.domain.errors import InvalidInputError
from neiroha_desktop.domain.provider import Connection
from tests.unit.adapters.kit.packages import installed, lay_down, readme_blocks

START = """
import json, sys
from neiroha_desktop.adapters import registry
import neiroha_desktop.app, neiroha_desktop.services.local_servers
before = set(sys.modules)
registry.find("chat_completions").info
mine = {name for name in sys.modules if name.startswith("neiroha_desktop.adapters.")}
for type_id in registry._BUILT_IN:
    registry.find(type_id)
all_of_them = {name for name in sys.modules if name.startswith("neiroha_desktop.adapters.")}
types = {f"neiroha_desktop.adapters.{place.module}" for place in registry._BUILT_IN.values()}
speaking = {f"neiroha_desktop.adapters.{place.speaking}" for place in registry._BUILT_IN.values()}
heavy = sorted({"httpx", "numpy", "importlib.metadata"} & set(sys.modules))
loaded = [registry.is_loaded("azure"), registry.preload(("azure",)) == () and registry.is_loaded("azure")]
print(json.dumps([sorted(types & before), sorted(types & mine), sorted(speaking & all_of_them), heavy, loaded]))
"""


def test_a_start_imports_the_types_in_use_and_nothing_that_speaks() -> None:
    done = subprocess.run([sys.executable, "-c", START], capture_output=True, text=True, check=True)
    at_start, in_use, speaking, heavy, loaded = json.loads(done.stdout)
    assert at_start == []
    assert in_use == ["neiroha_desktop.adapters.chat_completions"]
    assert speaking == []
    assert set(heavy) <= {"importlib.metadata"}, "nor what adapters need to speak"
    assert loaded == [False, True]


def test_every_entry_of_the_registry_is_what_it_says() -> None:
    for type_id, kind in zip(registry._BUILT_IN, registry.adapter_types(), strict=False):
        assert kind.info.type_id == type_id
        assert registry.find(type_id) is kind
    presets = [preset.id for kind in registry.adapter_types() for preset in kind.info.presets]
    assert len(set(presets)) == len(presets)
    assert registry.with_preset("practice") is CHAT_COMPLETIONS
    assert registry.preload(registry._BUILT_IN) == ()


def test_a_type_that_is_not_there_says_so_whenever_it_is_used() -> None:
    kind = registry.find("telepathy")
    assert kind.info.title == "telepathy"
    assert kind.describe_model(Connection(""), "").voice_modes
    assert not kind.known_models(Connection(""))
    assert not kind.known_voices(Connection(""), "")
    with pytest.raises(InvalidInputError, match="telepathy") as caught:
        kind.resolve(Connection("https://a.example"))
    assert caught.value.field == "adapter_type"


GOOD = readme_blocks()[0]
BROKEN = {
    "raises": ("1 / 0", "cannot be used: it does not load."),
    "exits": ("raise SystemExit(3)", "cannot be used: it does not load."),
    "missing": (None, "cannot be used: it does not load."),
    "no_type": ("PARROT = object()", "it has no AdapterInfo"),
    "no_object": ("", "cannot be used: it does not load."),
    "taken": (GOOD.replace('AdapterInfo("parrot"', 'AdapterInfo("azure"'), 'with the id "azure" already'),
    "incomplete": (GOOD.replace("    review_key =", "    other ="), "it has no review_key"),
    "unmade": (GOOD.replace("    create =", "    other ="), "it has no create"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_plugin_that_fails_is_told_of_and_left_out(tmp_path: Path, name: str) -> None:
    code, said = BROKEN[name]
    lay_down(tmp_path, "parrot", "parrot = parrot_adapter:PARROT", {"parrot_adapter": GOOD})
    modules = {} if code is None else {f"broken_{name}": code}
    lay_down(tmp_path, "broken-voices", f"broken = broken_{name}:PARROT", modules)
    with installed(tmp_path):
        ids = [kind.info.type_id for kind in registry.adapter_types()]
        assert ids == [*registry._BUILT_IN, "parrot"]
        (problem,) = registry.preload(())
    assert str(problem).startswith('The adapter "broken" of the package broken-voices cannot be used')
    assert said in str(problem)
    assert "Update that package, or uninstall it." in str(problem)


def test_two_plugins_with_one_id(tmp_path: Path) -> None:
    lay_down(tmp_path, "first", "a = parrot_one:PARROT", {"parrot_one": GOOD})
    lay_down(tmp_path, "second", "b = parrot_two:PARROT", {"parrot_two": GOOD})
    with installed(tmp_path):
        found = plugins.load(frozenset())
    assert [kind.info.type_id for kind in found.types] == ["parrot"]
    assert 'The adapter "b" of the package second' in str(found.problems[0])


def test_every_starting_point_leads_to_a_key_or_to_the_server() -> None:
    presets = [preset for kind in registry.adapter_types() for preset in kind.info.presets]
    leading_nowhere = {preset.id for preset in presets if not preset.key_url.startswith("https://")}
    # Without a server of its own, or of nobody in particular.
    assert leading_nowhere == {"practice", "offline", "other", "other-speech"}
