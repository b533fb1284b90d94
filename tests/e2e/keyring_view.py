"""Looks into the Secret Service of a session from outside the product."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.stage.session import Session

_SECONDS = 30.0
_LIST = """
import json, secretstorage
items = secretstorage.get_default_collection(secretstorage.dbus_init()).get_all_items()
print(json.dumps([[item.get_attributes(), item.get_secret().decode()] for item in items]))
"""


def stored_keys(session: Session, service: str = "neiroha-desktop") -> dict[str, str]:
    """Return the secrets of a service by their user name, which is the id of a provider."""
    done = subprocess.run(
        [sys.executable, "-c", _LIST], env=dict(session.env), check=True, capture_output=True, timeout=_SECONDS
    )
    items = json.loads(done.stdout)
    return {kept["username"]: secret for kept, secret in items if kept.get("service") == service}
