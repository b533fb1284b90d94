"""`python -m neiroha_desktop` is the same program as `neiroha-desktop`."""

import sys

from neiroha_desktop.cli import main

if __name__ == "__main__":
    sys.exit(main())
