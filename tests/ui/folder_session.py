"""Shows a file in its folder on a message bus of its own, and prints what the desktop was asked for.

Run it with `dbus-run-session`. With the argument "manager" there is a file manager on the bus, else there is none.
"""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication

from neiroha_desktop.ui.show_in_folder import show_in_folder

_NAME = "org.freedesktop.FileManager1"
_MANAGER = f"""
from jeepney import DBusAddress, HeaderFields, MessageType, new_method_call, new_method_return
from jeepney.io.blocking import open_dbus_connection

bus = open_dbus_connection()
owner = DBusAddress("/org/freedesktop/DBus", "org.freedesktop.DBus", "org.freedesktop.DBus")
bus.send_and_get_reply(new_method_call(owner, "RequestName", "su", ("{_NAME}", 4)))
print("ready", flush=True)
while True:
    message = bus.receive()
    if message.header.fields.get(HeaderFields.member) == "ShowItems":
        bus.send(new_method_return(message))
        print(message.header.fields[HeaderFields.signature], message.body[0][0], flush=True)
        break
"""


def main() -> int:
    """Ask for it, and print "selected" or "opened", with what."""
    app, path, opened = QGuiApplication(sys.argv), Path(sys.argv[2]), list[str]()

    def open_url(url: QUrl) -> bool:
        opened.append(url.toLocalFile())
        return True

    setattr(QDesktopServices, "openUrl", open_url)  # noqa: B010 - a plain assignment is no method
    if sys.argv[1] == "manager":
        with subprocess.Popen([sys.executable, "-c", _MANAGER], stdout=subprocess.PIPE, text=True) as manager:
            assert manager.stdout is not None
            assert manager.stdout.readline() == "ready\n"
            show_in_folder(path, app, "linux")
            app.processEvents()
            print("selected", manager.stdout.readline().strip())
        return 0
    show_in_folder(path, app, "linux")
    deadline = time.monotonic() + 10
    while not opened and time.monotonic() < deadline:
        app.processEvents()
    print("opened", *opened)
    return 0


if __name__ == "__main__":
    sys.exit(main())
