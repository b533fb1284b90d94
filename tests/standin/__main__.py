"""Start the stand-in; see the package's docstring."""

from __future__ import annotations

import argparse
import asyncio
import ssl

from tests.standin import KEYS
from tests.standin.rate import RateLimit
from tests.standin.server import serve
from tests.standin.service import Options, Service


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.standin", description="A loopback stand-in for Xiaomi MiMo.")
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--delay", type=float, default=0.0, help="seconds before each synthesis answers")
    parser.add_argument("--key", action="append", default=[], help="an accepted key; may be repeated")
    parser.add_argument("--models-at", choices=("v1", "root", "both", "none"), default="v1")
    parser.add_argument("--rpm", type=int, help="requests per minute and model; 429 above; all keys are one account")
    parser.add_argument("--rpm-window", type=float, default=60.0, help="seconds that count as the minute")
    parser.add_argument("--rpm-counts-refused", action="store_true", help="a 429 for this reason takes a place too")
    parser.add_argument("--certificate", help="PEM file; the address is https then")
    parser.add_argument("--private-key", help="PEM file")
    return parser.parse_args()


async def _main() -> None:
    arguments = _arguments()
    tls = None
    if arguments.certificate:
        tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        tls.load_cert_chain(arguments.certificate, arguments.private_key)
    rate = RateLimit(arguments.rpm, arguments.rpm_window, arguments.rpm_counts_refused)
    service = Service(Options(tuple(arguments.key) or KEYS, arguments.models_at, arguments.delay, rate))
    server = await serve(service, arguments.port, tls)
    port = server.sockets[0].getsockname()[1]
    print(f"listening on {'https' if tls else 'http'}://127.0.0.1:{port}/v1", flush=True)
    async with server:
        await server.serve_forever()


if __name__ == "__main__":
    try:
        asyncio.run(_main())
    except KeyboardInterrupt:
        raise SystemExit(0) from None
