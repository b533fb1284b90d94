"""The refusals of the practice service, in the shapes in which MiMo answers them."""

from __future__ import annotations

from typing import Any

from starlette.exceptions import HTTPException


class RefusedError(HTTPException):
    """A request that breaks a rule of the contract; ends as an HTTP answer, never in the window.

    Attributes:
        body: the JSON of the answer.
    """

    def __init__(self, status: int, error: dict[str, str]) -> None:
        super().__init__(status, error["message"])
        self.body: dict[str, Any] = {"error": error}


def wrong_param(param: str) -> RefusedError:
    """A rule about one value: the useful words stand in `param`."""
    return RefusedError(400, {"code": "400", "message": "Param Incorrect", "param": param, "type": ""})


def wrong_shape() -> RefusedError:
    """A value of the wrong type or out of its range; the service does not say which."""
    return RefusedError(
        400, {"code": "400", "message": "Invalid request parameters", "param": "", "type": "Bad Request"}
    )


def bad_json() -> RefusedError:
    """The body is not JSON; found before the key is looked at."""
    return RefusedError(
        400, {"code": "400", "message": "Invalid JSON in request body", "param": "", "type": "Bad Request"}
    )


def unsupported_model(model: str) -> RefusedError:
    """An unknown or retired model."""
    return RefusedError(400, {"code": "400", "message": f"Unsupported model {model}"})


def no_such_model_page() -> RefusedError:
    """A single model is asked for under `/models/…`, which the service does not have."""
    return wrong_param("404 NOT_FOUND")


def too_much_text() -> RefusedError:
    """Text and instruction together exceed the context of the model."""
    return RefusedError(400, {"code": "400", "message": "Request failed", "param": "", "type": "Bad Request"})


def wrong_key() -> RefusedError:
    """The key of this request is the one that is refused for practice."""
    return RefusedError(
        401,
        {"message": "Invalid API Key", "param": "Please provide valid API Key", "code": "401", "type": "invalid_key"},
    )


def body_too_large(limit: int) -> RefusedError:
    """The whole body is over the practice service's own limit, in bytes."""
    return RefusedError(
        413,
        {
            "code": "413",
            "message": "Request body too large",
            "param": f"This practice service reads at most {limit} bytes",
            "type": "Bad Request",
        },
    )


def out_of_order(words: str) -> RefusedError:
    """The practice service itself failed, in its own words."""
    return RefusedError(
        500, {"code": "500", "message": "Practice service error", "param": words, "type": "server_error"}
    )
