"""The command line: reads arguments, and imports what a command needs only when it is chosen."""

from __future__ import annotations

import argparse
import gc
import re
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from neiroha_desktop import __version__


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; returns its exit code: 0, 1 with one sentence on stderr, or 2 for wrong usage."""
    options = parse(arguments)
    # Imported here: each command loads only its own part, and --help loads nothing.
    match options.command:
        case "say":
            from neiroha_desktop.commands import run_say

            return run_say(options.data_dir, options.lang, options.text, options.character, options.out)
        case "usage":
            from neiroha_desktop.commands import run_usage

            return run_usage(options.data_dir, options.lang, options.days, options.csv)
        case "practice":
            from neiroha_desktop.commands import run_practice

            return run_practice(options.lang, options.port)
        case "tour":
            from neiroha_desktop.tour import run_tour

            return run_tour(options.out, options.size)
    # Hardly anything that is made until the window stands is garbage: to look for it again and again takes as long as
    # reading the database. From then on the window collects.
    gc.disable()
    try:
        # Qt makes every import that comes after it slower: first what does without.
        import_module("neiroha_desktop.app")
        from neiroha_desktop.window import run_window

        return run_window(options.data_dir, options.lang, options.theme)
    finally:
        gc.enable()


def parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    """Read the arguments; what was not given is None, and no command means the window."""
    # Given as a namespace: set_defaults would reach into the commands and undo options that stand before them.
    unset = argparse.Namespace(command="gui", data_dir=None, lang=None, theme=None)
    return _parser().parse_args(arguments, unset)


def _parser() -> argparse.ArgumentParser:
    common = argparse.ArgumentParser(add_help=False)
    # Suppressed defaults: an option counts wherever it stands, before or after the command.
    common.add_argument(
        "--data-dir", type=Path, default=argparse.SUPPRESS, metavar="DIR", help="keep everything in this folder"
    )
    common.add_argument(
        "--lang", type=_language, default=argparse.SUPPRESS, metavar="LANGUAGE", help="en, zh_CN or system"
    )
    common.add_argument(
        "--theme", choices=("system", "light", "dark"), default=argparse.SUPPRESS, help="theme of the window"
    )
    parser = argparse.ArgumentParser(
        prog="neiroha-desktop",
        description="Set up a text-to-speech provider by pointing and clicking, and decide on a voice.",
        parents=[common],
    )
    parser.add_argument("--version", action="version", version=f"Neiroha Desktop {__version__}")
    commands = parser.add_subparsers(metavar="COMMAND", title="commands")
    commands.add_parser("gui", help="open the window (the default)", parents=[common]).set_defaults(command="gui")
    say = commands.add_parser("say", help="speak a text in the voice of a character, to a file", parents=[common])
    say.set_defaults(command="say")
    say.add_argument("text", help="what is to be said; - reads standard input")
    say.add_argument("--character", required=True, metavar="NAME", help="who says it")
    say.add_argument(
        "--out",
        required=True,
        type=Path,
        metavar="FILE",
        help="file to write; its ending decides: .wav .flac .mp3 .ogg",
    )
    usage = commands.add_parser("usage", help="print what was used and what is left of your limits", parents=[common])
    usage.set_defaults(command="usage")
    usage.add_argument(
        "--days", type=_days, default=30, metavar="N", help="how many days to add up, today included (30; up to 90)"
    )
    usage.add_argument(
        "--csv", type=Path, metavar="FILE", help="write all requests that are remembered to this file instead"
    )
    practice = commands.add_parser("practice", help="serve the offline practice voices on 127.0.0.1", parents=[common])
    practice.set_defaults(command="practice")
    practice.add_argument(
        "--port", type=_port, default=8900, metavar="N", help="port to listen on (8900; 0: any free one)"
    )
    tour = commands.add_parser(
        "tour", help="drive the window through its main job and keep pictures and sounds", parents=[common]
    )
    tour.set_defaults(command="tour")
    tour.add_argument("--out", required=True, type=Path, metavar="DIR", help="folder for the pictures and sounds")
    tour.add_argument("--size", type=_size, default=(1280, 800), metavar="WxH", help="size of the window (1280x800)")
    return parser


def _language(text: str) -> str:
    """Read a language as people write it: zh, zh-CN and zh_Hans all mean Simplified Chinese."""
    if text == "system":
        return text
    short = text.replace("-", "_").partition("_")[0].lower()
    if short not in ("en", "zh"):
        raise argparse.ArgumentTypeError("the languages are en, zh_CN and system")
    return "zh_CN" if short == "zh" else "en"


def _port(text: str) -> int:
    if not re.fullmatch("[0-9]{1,5}", text) or int(text) > 65535:
        raise argparse.ArgumentTypeError("a port is a number from 0 to 65535")
    return int(text)


def _days(text: str) -> int:
    if not re.fullmatch("[0-9]{1,2}", text) or not 1 <= int(text) <= 90:
        raise argparse.ArgumentTypeError("a number of days is from 1 to 90")
    return int(text)


def _size(text: str) -> tuple[int, int]:
    found = re.fullmatch("([1-9][0-9]{2,3})x([1-9][0-9]{2,3})", text)
    if not found:
        raise argparse.ArgumentTypeError("a size is width x height in pixels, for example 1280x800")
    return int(found[1]), int(found[2])


if __name__ == "__main__":
    sys.exit(main())
