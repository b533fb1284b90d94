"""Which of the servers that share their usual ports answers at an address."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from neiroha_desktop.domain.errors import BadRequestError
from neiroha_desktop.domain.messages import msg

if TYPE_CHECKING:
    from neiroha_desktop.adapters.selfhosted_server import SelfHostedServer

HEALTH = "/health"


class Kind(Enum):
    """A kind of server; the value is the adapter type that speaks with it, as shown."""

    LAUNCHER = "GPT-SoVITS"
    COSYVOICE = "CosyVoice Native"
    VOXCPM = "VoxCPM2 Native"


async def who_answers(server: SelfHostedServer) -> Kind | None:
    """Ask a server what it is, which needs no key; None where it does not say.

    Raises:
        ProviderConnectionError: nothing answers.
        ProviderTimeoutError: no answer in time.
    """
    health = await server.look(HEALTH)
    backend = health.get("backend")
    name = backend.lower().replace("_", "-") if isinstance(backend, str) else ""
    if "sovits" in name:
        return Kind.LAUNCHER
    if "cosyvoice" in name:
        return Kind.COSYVOICE
    if "voxcpm" in name or "denoiser_enabled" in health or "asr_enabled" in health:
        return Kind.VOXCPM
    return None


def other_kind(server: SelfHostedServer, found: Kind) -> BadRequestError:
    """Return the error for a server that needs another adapter type."""
    return BadRequestError(
        msg("{host} is a server for another adapter type, {type}.", host=server.host, type=found.value),
        remedy=msg('Choose the adapter type "{type}".', type=found.value),
    )


def stranger(server: SelfHostedServer, kind: Kind) -> BadRequestError:
    """Return the error for something that answers, and is no such server."""
    return BadRequestError(
        msg("Something answers at {host}, but it is no {type} server.", host=server.host, type=kind.value),
        remedy=msg("Check the address and the port: the page for administration has another port than the API."),
    )
