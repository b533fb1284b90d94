"""What httpx raises and what a status means, turned into the error tree."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from neiroha_desktop.adapters.error_bodies import read_words, redact
from neiroha_desktop.adapters.network_trouble import connection_trouble, may_pass
from neiroha_desktop.adapters.status_errors import error_for
from neiroha_desktop.domain.errors import (
    BadRequestError,
    ProviderConnectionError,
    ProviderError,
    ProviderTimeoutError,
)
from neiroha_desktop.domain.messages import msg

if TYPE_CHECKING:
    from neiroha_desktop.adapters.endpoint import Answer, Endpoint


@dataclass(slots=True)
class Progress:
    """How far a request has come."""

    answered: bool = False
    """The head of the answer is here: what breaks from now on is not tried again, it may cost twice."""


@contextmanager
def provider_errors(endpoint: Endpoint) -> Iterator[Progress]:
    """Turn what httpx and a deadline raise inside the block into the error tree.

    Yields:
        What the block tells of its progress.
    """
    # Loaded long before anything can be raised; at program start they are not needed.
    import httpx
    import socksio

    progress = Progress()
    try:
        yield progress
    except (httpx.ConnectTimeout, httpx.PoolTimeout) as error:
        raise connect_timeout_error(endpoint.host, endpoint.connect_seconds) from error
    except (httpx.TimeoutException, TimeoutError) as error:
        raise ProviderTimeoutError(
            msg(
                "{host} did not finish its answer within {seconds} s.",
                host=endpoint.host,
                seconds=f"{endpoint.answer_seconds:g}",
            ),
            remedy=msg("Use a shorter text, or raise the answer timeout under Advanced."),
        ) from error
    except (httpx.ProxyError, socksio.SOCKSError) as error:
        raise ProviderConnectionError(
            msg("The proxy does not connect to {host}: {words}", host=endpoint.host, words=_plain(error, endpoint)),
            remedy=msg("Check the proxy under Advanced."),
            retryable=False,
        ) from error
    except httpx.ConnectError as error:
        message, remedy = connection_trouble(error, endpoint.host)
        raise ProviderConnectionError(
            message, remedy=remedy, details=_plain(error, endpoint), retryable=may_pass(error)
        ) from error
    except (httpx.TransportError, httpx.DecodingError) as error:
        raise ProviderConnectionError(
            msg("{host} closed the connection before its answer was complete.", host=endpoint.host),
            remedy=msg("Try again."),
            details=_plain(error, endpoint),
            retryable=not progress.answered,
        ) from error


def connect_timeout_error(host: str, seconds: float) -> ProviderTimeoutError:
    """Return the error for a connection that did not come about in time; nothing was sent over it."""
    return ProviderTimeoutError(
        msg("{host} did not answer within {seconds} s.", host=host, seconds=f"{seconds:g}"),
        remedy=msg("Check the address and the network, and the proxy under Advanced."),
        retryable=True,
    )


def raise_for_answer(answer: Answer, endpoint: Endpoint) -> None:
    """Raise what a status other than 2xx means; do nothing for 2xx.

    Raises:
        ProviderError: of the class that the status, or the code in the body, belongs to.
    """
    if 200 <= answer.status < 300:
        return
    if 300 <= answer.status < 400:
        raise _redirect_error(answer, endpoint)
    words = read_words(answer.body, endpoint.secrets)
    raise error_for(answer.status, words, endpoint, answer.headers)


def _redirect_error(answer: Answer, endpoint: Endpoint) -> ProviderError:
    target = _host_of_location(answer.headers.get("location", ""), endpoint.url)
    message = msg("{host} redirects to another address, and the key was not sent there.", host=endpoint.host)
    if target and target != endpoint.host:
        message = msg(
            "{host} redirects to another host, {target}, and the key was not sent there.",
            host=endpoint.host,
            target=redact(target, endpoint.secrets),
        )
    remedy = msg("If you trust that address, enter it as the Base URL.")
    return BadRequestError(message, remedy=remedy, details=f"HTTP {answer.status}", status=answer.status)


def _host_of_location(location: str, url: str) -> str:
    try:
        # Only what stands after an @ is the host; the part before could hold anything.
        return urlsplit(urljoin(url, location)).netloc.rpartition("@")[2][:100] if location else ""
    except ValueError:
        return ""


def _plain(error: Exception, endpoint: Endpoint) -> str:
    return redact(str(error), endpoint.secrets)[:300]
