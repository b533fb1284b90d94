"""What the window says in its two languages: names that stay apart, and words that the practice service understands."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections import defaultdict
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QLocale

from neiroha_desktop.offline.practice_words import Age, find_age, find_gender, find_manner
from neiroha_desktop.resource_files import resource
from neiroha_desktop.services import first_run
from neiroha_desktop.ui.language import CHINESE, ENGLISH, Language

_EVERYWHERE = (
    "Voices, Providers, Takes, Usage, Settings, Status, Play, Pause, Position, Volume, Output device, Details, Dismiss"
)
_PAGES = {
    "providers": (
        "Add provider, Duplicate provider, Delete provider, Providers list, Start from, Adapter Type, Name, Base URL, "
        "API Key, Default Model, Enabled, Fetch All, Stop fetching, Health Check, Stop check, Save, "
        "Health Check result, Try one word, Models and voices, Models and voices list, Limits, Advanced, "
        "Max concurrency, RPM, RPD, TPM, TPD, Day counted, Time zone, Add by hand, Add model, Add voice, Remove, "
        "HEALTH CHECK"
    ),
    "voices": (
        "New character, Duplicate character, Delete character, Characters list, Character name, Provider, Model, "
        "Preset voice, Voice design, Voice clone, Voice, Voice instruction, Reference audio, Choose file, Speed, "
        "Save character, Text, Sample texts, Tags, Read brackets as text, Generate, Number of takes, Stop, "
        "Stop the rest, Send again, Change the limit, Takes of this character, Keep this voice, Hear this voice, "
        "Generate now, AUDITION, Help me describe, Gender, Age, Language, Pace, Tone, Manner, Use, Write in, "
        "Description, Write it, Replace, Append, Clear answers, Director mode, Scene, Guidance"
    ),
    "samples": (
        "My sample texts, My texts, Title, Rename, Use this text, Delete this text, Bring back, Close, Keep this text"
    ),
    "grid": (
        "Compare…, Back, What is compared, Preset voices, Characters, Models, Instructions, Columns, Another voice, "
        "Another model, Another instruction, Add column, Texts, Another text, Add text, Start, Stop, Comparison, "
        "Choose anew, Play cell, Pause cell, Play row, Ask again, Star, Remove star, Compare as {0}, Use this voice, "
        "Show this character"
    ),
    "compared": (
        "Compare A and B, Play comparison, Pause comparison, Loop, Loop from here, Loop up to here, Equally loud, "
        "Blind, Close comparison, I prefer this one, Reveal, Hear {0}, Position in {0}"
    ),
    "inspector": (
        "More about {take}, What was sent…, Inspector, Times, Request, Answer, Copy the request, Copy the answer, "
        "Copy as cURL, Copy as Python, Close"
    ),
    "takes": (
        "Filter takes, Takes list, Character of the takes, Provider of the takes, Model of the takes, "
        "Time of the takes, First day, Last day, Starred only, Show all takes, Play take, Pause take, Star take, "
        "Generate again with these settings, Show in folder, Save take as…, Delete audio, Delete take, Take name, Note"
    ),
    "usage": (
        "Overview, Queue, Request log, Requests, Tokens, Audio, Failures, Chart, Table, Usage by day, "
        "Requests in the queue, Last requests, Stop all, Copy request id, Export as CSV, LIMITS, LAST 30 DAYS, "
        "PROVIDERS, Resume, Stop its requests, Shown in the chart, Shown as, Part of the page, Show the queue"
    ),
}
_SAME_IN_CHINESE = {"RPM", "RPD", "TPM", "TPD"}


@pytest.fixture(scope="module")
def chinese() -> dict[str, set[str]]:
    """Each English text with all of its translations."""
    found: dict[str, set[str]] = defaultdict(set)
    for message in ET.parse(resource("translations", "neiroha_zh_CN.ts")).getroot().iter("message"):
        translation = message.find("translation")
        assert translation is not None
        found[message.findtext("source") or ""].add("".join(translation.itertext()).strip())
    return found


@pytest.fixture
def language(qapp: QCoreApplication) -> Iterator[Language]:
    before = QLocale()
    language = Language(qapp, ENGLISH)
    yield language
    language.choose(ENGLISH)
    QLocale.setDefault(before)


@pytest.mark.parametrize("page", _PAGES)
def test_controls_of_a_page_have_chinese_names_that_differ(chinese: dict[str, set[str]], page: str) -> None:
    names = f"{_EVERYWHERE}, {_PAGES[page]}".split(", ")
    assert {name for name in names if name not in chinese} == set()
    owner: dict[str, str] = {}
    for name in names:
        # One name for one thing, wherever it stands: scripts look it up by its English text alone.
        (translation,) = chinese[name]
        assert (translation == name) == (name in _SAME_IN_CHINESE), f"{name} is not translated"
        assert owner.setdefault(translation, name) == name, f"{translation!r} names two things"


_HAN = r"[\u4e00-\u9fff]"
_DATE_FORMATS = {"d MMM": "M月d日", "ddd d MMM": "M月d日 ddd"}
"""Dates are written without spaces around their digits."""


@pytest.mark.parametrize(
    "fault",
    [
        rf"{_HAN}[A-Za-z0-9{{%]|[A-Za-z0-9}}]{_HAN}",
        rf"{_HAN}[,;:!?()\"'.]|[,;!?()\"']{_HAN}",
        r"\s[，。；：！？“”（）]|[，。；：！？“”（）]\s|^\s|\s$|  ",
        r"。.*[^。：}…]$",
    ],
    ids=["no space beside Latin", "Latin punctuation", "space beside punctuation", "no full stop"],
)
def test_chinese_is_set_as_chinese(chinese: dict[str, set[str]], fault: str) -> None:
    texts = {text for texts in chinese.values() for text in texts}.difference(_DATE_FORMATS.values())
    assert [text for text in texts if re.search(fault, text)] == []


def test_dates_are_written_as_chinese_dates(chinese: dict[str, set[str]]) -> None:
    assert {source: chinese[source] for source in _DATE_FORMATS} == {
        source: {text} for source, text in _DATE_FORMATS.items()
    }


def test_sentences_stay_sentences(chinese: dict[str, set[str]]) -> None:
    ends = {".": "。", ":": "：", "?": "？", "…": "…"}
    wrong = [
        (source, text)
        for source, texts in chinese.items()
        for text in texts
        if source[-1:] in ends and not text.endswith(ends[source[-1]])
    ]
    assert wrong == []


def test_what_a_new_data_folder_holds_is_worded_in_both_languages(language: Language) -> None:
    names = ("_NARRATOR", "_FISHERMAN", "_GUEST", "_PRACTICE_NAME", "_FISHERMAN_WORDS")
    messages = [str(getattr(first_run, name)) for name in names]
    assert [QCoreApplication.translate("", text) for text in messages] == messages
    language.choose(CHINESE)
    assert not set(messages) & {QCoreApplication.translate("", text) for text in messages}


@pytest.mark.parametrize("code", [ENGLISH, CHINESE])
def test_the_practice_service_understands_the_fisherman(language: Language, code: str) -> None:
    language.choose(code)
    words = QCoreApplication.translate("", str(first_run._FISHERMAN_WORDS))
    manner = find_manner(words)
    assert (find_gender(words), find_age(words)) == ("male", Age.OLD)
    assert manner.pace < 0.8
    assert manner.pitch < -10


@pytest.mark.parametrize(
    ("code", "counted"),
    [(ENGLISH, ["0 voices", "1 voice", "2 voices"]), (CHINESE, ["0 个音色", "1 个音色", "2 个音色"])],
)
def test_numbers_take_their_form(language: Language, code: str, counted: list[str]) -> None:
    language.choose(code)
    contexts = [
        context.findtext("name") or ""
        for context in ET.parse(resource("translations", "neiroha_en.ts")).getroot().iter("context")
        if any(message.findtext("source") == "%n voice(s)" for message in context.iter("message"))
    ]
    assert contexts
    for context in contexts:
        assert [QCoreApplication.translate(context, "%n voice(s)", None, n) for n in range(3)] == counted
