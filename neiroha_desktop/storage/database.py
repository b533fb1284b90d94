"""One SQLite connection on a thread of its own."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

from neiroha_desktop.domain.errors import StorageError
from neiroha_desktop.domain.messages import Message, msg
from neiroha_desktop.storage.failures import database_failure
from neiroha_desktop.storage.opening import open_connection

T = TypeVar("T")


class Database:
    """Runs pieces of work, each in one transaction, in the order in which they were given.

    A caller that is cancelled leaves no half transaction: work that has begun runs to its end on the thread, and work
    that has not begun never runs.

    Attributes:
        path: the database file.
        notices: what was put aside at opening, and where.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.notices: list[Message] = []
        self._connection: sqlite3.Connection | None = None
        self._executor = ThreadPoolExecutor(1, thread_name_prefix="neiroha-database")
        self._closed = False

    @classmethod
    async def open(cls, path: Path) -> Database:
        """Open the database, put it aside first if it is damaged or newer, and bring it up to date.

        Raises:
            StorageError: it is locked, or may not be read or written.
        """
        database = cls(path)
        opened = False
        try:
            await asyncio.get_running_loop().run_in_executor(database._executor, database._open)
            opened = True
        finally:
            if not opened:
                database._executor.submit(database._close)
                database._executor.shutdown(wait=False)
        return database

    async def read(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Run `work` on one consistent view of the data.

        Raises:
            StorageError: the database could not be read.
        """
        return await self._run(lambda: self._transact("BEGIN DEFERRED", work, None))

    async def write(self, work: Callable[[sqlite3.Connection], T], undo: Callable[[], None] | None = None) -> T:
        """Run `work` in a transaction that is committed if it returns and rolled back if it raises.

        Args:
            work: is given the connection, on the database thread.
            undo: takes back what `work` did outside the database, if the transaction failed; on the same thread.

        Raises:
            StorageError: the database is locked by another program for too long, or could not be written.
        """
        return await self._run(lambda: self._transact("BEGIN IMMEDIATE", work, undo))

    async def aclose(self) -> None:
        """Finish the work that was given, then close. A second call does nothing."""
        if self._closed:
            return
        self._closed = True
        closing = self._executor.submit(self._close)
        self._executor.shutdown(wait=False)
        await asyncio.wrap_future(closing)

    async def _run(self, job: Callable[[], T]) -> T:
        if self._closed:
            raise StorageError(msg("The database {path} is closed: the program is ending.", path=str(self.path)))
        return await asyncio.get_running_loop().run_in_executor(self._executor, job)

    def _open(self) -> None:
        try:
            self._connection, self.notices = open_connection(self.path)
        except sqlite3.Error as error:
            raise database_failure(error, self.path) from error

    def _close(self) -> None:
        if self._connection is None:
            return
        connection, self._connection = self._connection, None
        try:
            connection.close()
        except sqlite3.Error as error:
            raise database_failure(error, self.path) from error

    def _transact(self, begin: str, work: Callable[[sqlite3.Connection], T], undo: Callable[[], None] | None) -> T:
        connection = self._connection
        assert connection is not None
        done = False
        try:
            connection.execute(begin)
            try:
                result = work(connection)
                connection.execute("COMMIT")
                done = True
            finally:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
        except sqlite3.Error as error:
            raise database_failure(error, self.path) from error
        finally:
            if undo and not done:
                undo()
        return result
