"""The contract of an adapter as checks to call from pytest; the adapters that come with the program pass them.

They assert with plain `assert`, so any test runner will do. A type without a network (`needs_address` False) goes
through `check_kind` and `check_speech`; the others through all.
"""

from neiroha_desktop.adapters.testing.faults import FAULTS, Fault
from neiroha_desktop.adapters.testing.kinds import check_kind
from neiroha_desktop.adapters.testing.servers import ODD_JSON, check_fault, check_listing
from neiroha_desktop.adapters.testing.speech import check_speech, open_local, open_remote

__all__ = [
    "FAULTS",
    "ODD_JSON",
    "Fault",
    "check_fault",
    "check_kind",
    "check_listing",
    "check_speech",
    "open_local",
    "open_remote",
]
