"""What is said when an offline voice cannot speak."""

from __future__ import annotations

from neiroha_desktop.domain.errors import InvalidInputError, NeirohaError, ProviderServerError
from neiroha_desktop.domain.messages import msg
from neiroha_desktop.offline.espeak_client import HelperDiedError, HelperRefusedError, Job


def silence_error() -> InvalidInputError:
    """Return what a text without any sound is."""
    return InvalidInputError("text", msg("There is nothing in this text that the offline voice can read."))


def too_long_error(length: int, limit: int) -> InvalidInputError:
    """Return what a text of more characters than `limit` is."""
    return InvalidInputError(
        "text",
        msg(
            "The text has {length} characters, and the offline voices take at most {limit}.",
            length=f"{length:,}",
            limit=f"{limit:,}",
        ),
        remedy=msg("Shorten it."),
    )


def closed_error() -> NeirohaError:
    """Return what a request is that came too late."""
    return NeirohaError(msg("The offline voices were closed before they could answer."))


def died_error(error: HelperDiedError, job: Job) -> ProviderServerError:
    """Return what the end of the helper process in the middle of a job is."""
    message = msg("The helper process of the offline voices stopped twice while it read this text.")
    if job.has_begun:
        message = msg("The helper process of the offline voices stopped in the middle of this text.")
    remedy = msg("Try again, or change the text.")
    return ProviderServerError(message, remedy=remedy, details=f"exit code {error.exit_code}")


def refused_error(error: HelperRefusedError, limit: int) -> NeirohaError:
    """Return what an answer of the helper process that is a problem is."""
    match error.code:
        case "too-long":
            return too_long_error(int(error.detail), limit)
        case "unknown-voice":
            return InvalidInputError("voice_id", msg("eSpeak NG has no voice {voice}.", voice=error.detail))
        case "not-installed":
            return NeirohaError(
                msg("The offline voices need the package espeakng-loader, which is not installed."),
                remedy=msg("Install Neiroha Desktop again."),
                details=error.detail,
            )
        case "cannot-load" | "no-data":
            return NeirohaError(
                msg("The eSpeak NG library of the offline voices cannot be loaded."),
                remedy=msg("Install Neiroha Desktop again."),
                details=error.detail,
            )
        case _:
            return ProviderServerError(
                msg("eSpeak NG reported a failure while it read this text."), details=error.detail
            )
