"""How does a network fail that says nothing? A proxy between a client and a server that can fall silent, or hang up."""

import asyncio
from types import TracebackType
from typing import Self


class Proxy:
    """Listens on a loopback port and passes everything on to `host`:`port`, or to the Unix socket `path`.

    `silent`: connections stay open, and nothing passes in either direction, as on a half-open socket; what was sent
    meanwhile is lost. New connections are taken, and are silent too.
    """

    def __init__(self, host: str = "", port: int = 0, *, path: str = "") -> None:
        self._to, self._path = (host, port), path
        self._open: set[asyncio.StreamWriter] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self.silent = False

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        self.port = int(self._server.sockets[0].getsockname()[1])
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.close()
        self.hang_up()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def hang_up(self) -> None:
        """Break every connection."""
        for writer in self._open:
            writer.transport.abort()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        to = asyncio.open_unix_connection(self._path) if self._path else asyncio.open_connection(*self._to)
        try:
            far_reader, far_writer = await to
        except OSError:
            writer.transport.abort()
            return
        self._open |= {writer, far_writer}
        for one, other in ((reader, far_writer), (far_reader, writer)):
            task = asyncio.create_task(self._pass_on(one, other))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def _pass_on(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while data := await reader.read(65536):
                if not self.silent:
                    writer.write(data)
        except OSError:
            pass
        finally:
            if not self.silent:
                writer.transport.abort()
                self._open.discard(writer)
