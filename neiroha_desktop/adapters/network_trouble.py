"""Why a connection failed, in words, from the chain of exceptions underneath."""

from __future__ import annotations

import errno
import socket
import ssl
from collections.abc import Iterator

from neiroha_desktop.domain.messages import Message, msg

_NO_ROUTE = frozenset({errno.ENETUNREACH, errno.EHOSTUNREACH, errno.ENETDOWN, errno.EHOSTDOWN, errno.EADDRNOTAVAIL})
_TIMED_OUT = frozenset({errno.ETIMEDOUT})

# X509_V_ERR_* of OpenSSL.
_NOT_YET_VALID, _EXPIRED, _HOST_MISMATCH, _IP_MISMATCH = 9, 10, 62, 64
_UNKNOWN_ISSUER = frozenset({2, 18, 19, 20, 21, 27})

_NOT_TLS_REASONS = frozenset({"WRONG_VERSION_NUMBER", "HTTP_REQUEST", "UNKNOWN_PROTOCOL", "PACKET_LENGTH_TOO_LONG"})

_NAMED_AFTER_REGION = (".tts.speech.microsoft.com", ".tts.speech.azure.cn", ".tts.speech.azure.us")
"""Hosts of Azure, whose first part is a region: a wrong region is a name that nobody knows."""

_LASTING = (ssl.SSLCertVerificationError, socket.gaierror)

Trouble = tuple[Message, Message]
"""What happened, and what to do next."""


def connection_trouble(error: BaseException, host: str) -> Trouble:
    """Explain a failed connection to `host` (a name for showing) by its innermost known cause."""
    causes = list(_chain(error))
    for cause in causes:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return _certificate_trouble(cause, host)
    for cause in causes:
        if isinstance(cause, ssl.SSLError):
            return _tls_trouble(cause, host)
    for cause in causes:
        if isinstance(cause, OSError) and (trouble := _socket_trouble(cause, host)):
            return trouble
    return (
        msg("The connection to {host} failed.", host=host),
        msg("Check the address and the network connection."),
    )


def may_pass(error: BaseException) -> bool:
    """Tell whether another attempt could connect: not with a bad certificate, an unknown name or without TLS."""
    for cause in _chain(error):
        if isinstance(cause, _LASTING) or (isinstance(cause, ssl.SSLError) and _speaks_no_tls(cause)):
            return False
    return True


def _chain(error: BaseException) -> Iterator[BaseException]:
    """Walk causes, contexts and the members of groups, each once."""
    waiting, seen = [error], set[int]()
    while waiting:
        current = waiting.pop()
        if id(current) in seen:
            continue
        seen.add(id(current))
        yield current
        if isinstance(current, BaseExceptionGroup):
            waiting.extend(reversed(current.exceptions))
        waiting.extend(below for below in (current.__context__, current.__cause__) if below is not None)


def _certificate_trouble(error: ssl.SSLCertVerificationError, host: str) -> Trouble:
    code = error.verify_code
    if code == _EXPIRED:
        return (
            msg("The certificate of {host} has expired.", host=host),
            msg("Check the date of this computer; otherwise the provider must renew it."),
        )
    if code == _NOT_YET_VALID:
        return msg("The certificate of {host} is not valid yet.", host=host), msg("Check the date of this computer.")
    if code in (_HOST_MISMATCH, _IP_MISMATCH):
        return (
            msg("The certificate that {host} shows belongs to another name.", host=host),
            msg("Check the address for a typing error."),
        )
    if code in _UNKNOWN_ISSUER:
        return (
            msg(
                "The certificate of {host} is self-signed or from an authority that this computer does not know.",
                host=host,
            ),
            msg("If the server is yours, enter its certificate file under Advanced."),
        )
    return (
        msg("The certificate of {host} is not valid: {reason}.", host=host, reason=error.verify_message or code),
        msg("Check the address; if the server is yours, enter its certificate file under Advanced."),
    )


def _tls_trouble(error: ssl.SSLError, host: str) -> Trouble:
    if _speaks_no_tls(error):
        return (
            msg("{host} answers, but not with encryption (TLS).", host=host),
            msg("Check the port, or write http:// if the server really has no encryption."),
        )
    return (
        msg("No encrypted connection (TLS) to {host} could be agreed on.", host=host),
        msg("Check the address and the port; a proxy or a virus scanner may stand in between."),
    )


def _speaks_no_tls(error: ssl.SSLError) -> bool:
    return error.reason in _NOT_TLS_REASONS or (error.reason or "").startswith("RECORD_LAYER")


def _socket_trouble(error: OSError, host: str) -> Trouble | None:
    check_network = msg("Check the network connection, and the proxy under Advanced.")
    if isinstance(error, socket.gaierror) and host.endswith(_NAMED_AFTER_REGION):
        return (
            msg('No Speech region "{region}" was found.', region=host.partition(".")[0]),
            msg(
                "Enter the region that the Azure portal shows beside the key, for example eastus; check the network"
                " connection, too."
            ),
        )
    if isinstance(error, socket.gaierror):
        return (
            msg("No server with the name {host} was found.", host=host),
            msg("Check the address for a typing error, and the network connection."),
        )
    if isinstance(error, ConnectionRefusedError):
        return (
            msg("{host} refuses the connection: nothing listens there.", host=host),
            msg("Check the address and the port, and whether the server is running."),
        )
    if isinstance(error, ConnectionResetError | ConnectionAbortedError | BrokenPipeError):
        return (
            msg("{host} closed the connection.", host=host),
            msg("Try again; if it stays so, check the port, and whether https:// or http:// is right."),
        )
    if error.errno in _NO_ROUTE:
        return msg("There is no way through the network to {host}.", host=host), check_network
    if error.errno in _TIMED_OUT:
        return msg("{host} does not answer.", host=host), check_network
    return None
