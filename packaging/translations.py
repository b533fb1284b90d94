"""Brings the translation files up to date with the code, or checks that they are complete.

python packaging/translations.py --update   collect the strings of the code and compile what is translated
python packaging/translations.py --check    fail where a translation is missing, unfinished or broken
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ROOT / "neiroha_desktop"
FOLDER = ROOT / "resources" / "translations"
CHINESE_FILE = FOLDER / "neiroha_zh_CN.ts"
ENGLISH_FILE = FOLDER / "neiroha_en.ts"
"""Holds only what English words differently for one and for many; all else is in the code."""

_FIELD = re.compile(r"\{[^{}]*\}|%n")


def extract(ts_file: Path, sources: Path = SOURCES) -> None:
    """Collect the strings of the code into `ts_file`, keeping what is translated there and dropping what is gone."""
    files = [str(path) for path in sorted(sources.rglob("*.py"))]
    # Strings marked by msg("…") land in the context without a name, those of self.tr("…") in their class's context.
    options = ["-tr-function-alias", "QT_TR_NOOP+=msg", "-no-obsolete", "-locations", "none", "-silent"]
    english = ts_file.name == ENGLISH_FILE.name
    languages = ["-source-language", "en", "-target-language", "en" if english else "zh_CN"]
    which = ["-pluralonly"] if english else []
    _run("lupdate", [*files, *options, *which, *languages, "-ts", str(ts_file)])


def compile_to(qm_file: Path, ts_file: Path) -> None:
    """Write what `ts_file` translates in the form that the program reads."""
    # Qt maps these files into memory: one that is written in place takes a running program down with it.
    fresh = qm_file.with_suffix(".qm.new")
    _run("lrelease", ["-silent", str(ts_file), "-qm", str(fresh)])
    fresh.replace(qm_file)


def problems(ts_file: Path, sources: Path = SOURCES) -> list[str]:
    """Return one sentence for each thing that is missing or wrong; none where all is well."""
    qm_file = ts_file.with_suffix(".qm")
    absent = [f"{path.name} is missing." for path in (ts_file, qm_file) if not path.is_file()]
    if absent:
        return absent
    found = [sentence for message in _messages(ts_file) for sentence in _message_problems(message)]
    with tempfile.TemporaryDirectory() as folder:
        fresh_ts = Path(folder, ts_file.name)
        shutil.copyfile(ts_file, fresh_ts)
        extract(fresh_ts, sources)
        found += _differences(_keys(ts_file), _keys(fresh_ts))
        fresh_qm = Path(folder, qm_file.name)
        compile_to(fresh_qm, ts_file)
        if fresh_qm.read_bytes() != qm_file.read_bytes():
            found.append(f"{qm_file.name} is not what {ts_file.name} gives.")
    return found


def _messages(ts_file: Path) -> list[ET.Element]:
    return list(ET.parse(ts_file).getroot().iter("message"))


def _keys(ts_file: Path) -> set[tuple[str, str, str]]:
    return {
        (context.findtext("name") or "", message.findtext("source") or "", message.findtext("comment") or "")
        for context in ET.parse(ts_file).getroot().iter("context")
        for message in context.iter("message")
    }


def _differences(kept: set[tuple[str, str, str]], wanted: set[tuple[str, str, str]]) -> list[str]:
    lacking = [
        f"The code says {source!r} ({context or 'msg'}), the file does not." for context, source, _ in wanted - kept
    ]
    surplus = [
        f"The file has {source!r} ({context or 'msg'}), the code does not." for context, source, _ in kept - wanted
    ]
    return sorted(lacking) + sorted(surplus)


def _message_problems(message: ET.Element) -> list[str]:
    source = message.findtext("source") or ""
    translation = message.find("translation")
    if translation is None or translation.get("type") == "unfinished":
        return [f"Not translated: {source!r}"]
    forms = [form.text or "" for form in translation.iter("numerusform")] or [translation.text or ""]
    if not all(form.strip() for form in forms):
        return [f"Translated to nothing: {source!r}"]
    fields = sorted(_FIELD.findall(source))
    return [
        f"Other {{fields}} than in {source!r}: {form!r}" for form in forms if sorted(_FIELD.findall(form)) != fields
    ]


def _run(tool: str, arguments: list[str]) -> None:
    import PySide6  # only here: the check of the arguments should work without it

    # The tool itself, not its Python wrapper: the wrapper takes a second to start.
    folder = Path(PySide6.__file__).parent
    names = (f"{tool}.exe", f"Qt/libexec/{tool}", tool)
    program = next((folder / name for name in names if (folder / name).is_file()), None)
    if program is None:
        raise SystemExit(f"{tool} was not found in {folder}.")
    subprocess.run([str(program), *arguments], stdin=subprocess.DEVNULL, check=True)


def main() -> int:
    """Run the command line."""
    parser = argparse.ArgumentParser(description="Update or check the translations.")
    choice = parser.add_mutually_exclusive_group(required=True)
    choice.add_argument("--update", action="store_true", help="collect strings and compile")
    choice.add_argument("--check", action="store_true", help="fail where something is missing")
    files = (CHINESE_FILE, ENGLISH_FILE)
    if parser.parse_args().update:
        for ts_file in files:
            extract(ts_file)
            compile_to(ts_file.with_suffix(".qm"), ts_file)
    found = [f"{ts_file.name}: {sentence}" for ts_file in files for sentence in problems(ts_file)]
    for sentence in found:
        print(sentence, file=sys.stderr)
    if found:
        print(f"{len(found)} things to mend in the translations.", file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
