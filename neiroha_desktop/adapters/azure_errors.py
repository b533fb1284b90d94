"""What a refusal of Azure means, which often says its cause in the reason phrase only."""

from __future__ import annotations

import re
from dataclasses import replace
from http import HTTPStatus
from typing import TYPE_CHECKING

from neiroha_desktop.adapters.azure_address import ask_for_region, is_named, region_of
from neiroha_desktop.adapters.error_bodies import ProviderWords, clean, read_words
from neiroha_desktop.adapters.http_errors import raise_for_answer
from neiroha_desktop.adapters.status_errors import error_for
from neiroha_desktop.domain.errors import ProviderError, QuotaError
from neiroha_desktop.domain.messages import Message, msg

if TYPE_CHECKING:
    from neiroha_desktop.adapters.addresses import Address
    from neiroha_desktop.adapters.endpoint import Answer, Endpoint

_OUT_OF_QUOTA = re.compile(r"out of call volume quota|quota will be replenished", re.IGNORECASE)


def raise_for_azure(answer: Answer, endpoint: Endpoint, address: Address, *, hd: bool = False) -> None:
    """Raise what a status other than 2xx means; do nothing for 2xx.

    Args:
        answer: what came.
        endpoint: who sent it.
        address: what the base URL became.
        hd: an HD voice was asked for.

    Raises:
        ProviderError: with a remedy that fits Azure.
    """
    if answer.status < 400:
        raise_for_answer(answer, endpoint)
        return
    words = _words(answer, endpoint)
    if answer.status in (403, 429) and _OUT_OF_QUOTA.search(words.text):
        raise _quota_used_up(answer.status, words, endpoint)
    error = error_for(answer.status, words, endpoint, answer.headers)
    error.remedy = _remedy(answer.status, endpoint, address, hd=hd) or error.remedy
    if hd and answer.status == 500:
        error.retryable = False
    raise error


def _words(answer: Answer, endpoint: Endpoint) -> ProviderWords:
    words = read_words(answer.body, endpoint.secrets)
    reason = clean(answer.reason, endpoint.secrets)
    if words.is_page or not reason or reason.lower() == _usual_reason(answer.status) or reason in words.text:
        return words
    return replace(words, text=clean(f"{reason}: {words.text}" if words.text else reason, endpoint.secrets))


def _usual_reason(status: int) -> str:
    return HTTPStatus(status).phrase.lower() if status in set(HTTPStatus) else ""


def _remedy(status: int, endpoint: Endpoint, address: Address, *, hd: bool) -> Message | None:
    if hd and status in (400, 500):
        return msg(
            "HD voices are offered in some regions only (eastus, westeurope and southeastasia, for example); choose"
            " another voice, or a resource in one of them."
        )
    if status == 400:
        return msg("The voice may not be offered in this region; choose another one, or press Fetch All.")
    if status == 401 and endpoint.has_key:
        return _wrong_key_remedy(address)
    if status == 403:
        return msg("Check the network rules and the quota of the resource in the Azure portal.")
    if status == 404:
        return ask_for_region() if is_named(address) or region_of(address) else None
    return None


def _wrong_key_remedy(address: Address) -> Message:
    if region := region_of(address):
        return msg(
            "Check the key, and whether its resource is in the region {region}: a key works in its own region and"
            " cloud only.",
            region=region,
        )
    return msg("Check the key, and the region of its resource: a key works in its own region and cloud only.")


def _quota_used_up(status: int, words: ProviderWords, endpoint: Endpoint) -> ProviderError:
    return QuotaError(
        msg("{host} says that the quota of the account is used up: {words}", host=endpoint.host, words=words.text),
        remedy=msg("Wait until the quota starts anew, or use another key."),
        details=f"HTTP {status}\n{words.text}",
        status=status,
    )
