"""Director mode: role, scene and guidance as three labelled parts of one instruction."""

from __future__ import annotations

import re
from dataclasses import dataclass

from neiroha_desktop.domain.messages import msg

CHINESE, ENGLISH = "zh", "en"

_LABELS = {CHINESE: ("角色", "场景", "指导"), ENGLISH: ("Role", "Scene", "Guidance")}
_PART_OF = {label.casefold(): place for labels in _LABELS.values() for place, label in enumerate(labels)}
_NAMES = "|".join(label for labels in _LABELS.values() for label in labels)
# A label with its colon, or one in brackets, as people also write it.
_LABEL = rf"(?:(?P<plain>{_NAMES})[ \t]*[:：]|[【\[](?P<framed>{_NAMES})[】\]][ \t]*[:：]?)[ \t]*"
_LABEL_LINE = re.compile(_LABEL, re.IGNORECASE)
_SET_IN_LABEL = re.compile(rf" +(?={_LABEL})", re.IGNORECASE)
_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")

PART_TITLES = (msg("Role"), msg("Scene"), msg("Guidance"))
"""Titles of the three fields."""
PART_HINTS = (
    msg("Who speaks, and to whom: age, character, state of mind."),
    msg("Where and when, and what has just happened."),
    msg("How to say it: pace, breath, stress, pauses, how the voice changes."),
)


@dataclass(frozen=True, slots=True)
class Direction:
    """The three parts of an instruction."""

    role: str = ""
    scene: str = ""
    guidance: str = ""
    """Also an instruction that has no parts."""
    language: str = ""
    """Of the labels it was written with: "zh" or "en"; "" for one without labels."""

    @property
    def parts(self) -> tuple[str, str, str]:
        """Role, scene and guidance."""
        return (self.role, self.scene, self.guidance)


def read_direction(instruction: str) -> Direction:
    """Take an instruction apart.

    Only one that begins with a label has parts; any other is guidance as it stands. A part that occurs twice is joined.
    """
    if not _LABEL_LINE.match(instruction.lstrip()):
        return Direction(guidance=instruction)
    parts: list[list[str]] = [[], [], []]
    current, language = 0, ""
    for line in instruction.lstrip().split("\n"):
        if label := _LABEL_LINE.match(line):
            name = label["plain"] or label["framed"]
            current = _PART_OF[name.casefold()]
            language = language or (CHINESE if _HAN.match(name) else ENGLISH)
            parts[current].append(line[label.end() :])
        else:
            parts[current].append(line[1:] if _SET_IN_LABEL.match(line) else line)
    role, scene, guidance = ("\n".join(lines).strip() for lines in parts)
    return Direction(role, scene, guidance, language)


def write_direction(direction: Direction) -> str:
    """Put an instruction together; `read_direction` finds the same parts in it again.

    Guidance alone stays a plain instruction. A line inside a part that looks like a label is set in by a space.
    """
    alone = not direction.role.strip() and not direction.scene.strip()
    if alone and not _LABEL_LINE.match(direction.guidance.lstrip()):
        return direction.guidance
    language = direction.language or (CHINESE if _HAN.search("".join(direction.parts)) else ENGLISH)
    colon = "：" if language == CHINESE else ": "
    labelled = zip(_LABELS[language], (part.strip() for part in direction.parts), strict=True)
    return "\n".join(f"{label}{colon}{_set_in(part)}" for label, part in labelled if part)


def _set_in(part: str) -> str:
    first, *others = part.split("\n")
    return "\n".join([first, *(f" {line}" if _looks_like_label(line) else line for line in others)])


def _looks_like_label(line: str) -> bool:
    return bool(_LABEL_LINE.match(line) or _SET_IN_LABEL.match(line))
