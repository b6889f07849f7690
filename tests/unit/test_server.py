"""The preview answers the browsers on this computer, in time, and nobody else."""

from __future__ import annotations

import socket
import sys
import threading
from contextlib import contextmanager
from http.client import HTTPConnection, RemoteDisconnected
from typing import TYPE_CHECKING

import pytest

from palet.cli.serve import _address, _not_to_be_had
from palet.site import server as module
from palet.site.preview import Answer
from palet.site.server import Address, Server

if TYPE_CHECKING:
    from collections.abc import Iterator


class Shown:
    """Stands for a preview: a page at every address."""

    number = 1

    def answer(self, path: str) -> Answer:
        if path == "/fout/":
            raise LookupError(path)
        return Answer(200, "text/html; charset=utf-8", f"<h1>{path}</h1>".encode())


def tell(words: str) -> None:
    print(words, file=sys.stderr)  # noqa: T201 - as scripts/serve does


@contextmanager
def serving(host: str = "127.0.0.1") -> Iterator[Server]:
    server = Server(Address(host, 0), Shown(), threading.Condition(), tell)  # type: ignore[arg-type]
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with serving() as one:
        yield one


def ask(
    server: Server, path: str = "/", method: str = "GET", host: str | None = "localhost"
) -> tuple[int, dict[str, str], str]:
    """Return status, headers and text of the answer."""
    connection = HTTPConnection("127.0.0.1", server.server_port, timeout=5)
    connection.putrequest(method, path, skip_host=True)
    if host is not None:
        connection.putheader("Host", host)
    connection.endheaders()
    answer = connection.getresponse()
    text = answer.read().decode()
    connection.close()
    return answer.status, dict(answer.headers), text


@pytest.mark.parametrize(
    "host", ["localhost", "localhost:8000", "LOCALHOST", "127.0.0.1:8000", "[::1]", "[::1]:8000"]
)
def test_this_computer_is_answered_by_all_its_names(server: Server, host: str) -> None:
    assert ask(server, host=host)[0] == 200


@pytest.mark.parametrize(
    "host",
    [
        "evil.example", "localhost.evil.example", "127.0.0.1.evil.example:8000", "evil.example:80",
        "192.0.2.1", "[::2]", "[", "", "localhost@evil.example", "0.0.0.1", None,
    ],
)  # fmt: skip
def test_a_page_elsewhere_that_borrows_this_computers_address_gets_nothing(
    server: Server, host: str | None
) -> None:
    status, _, text = ask(server, host=host)
    assert (status, text) == (403, "Deze voorvertoning is alleen voor deze computer.\n")


def test_two_hosts_are_none(server: Server) -> None:
    with socket.create_connection(("127.0.0.1", server.server_port), 5) as one:
        one.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n")
        assert one.recv(12) == b"HTTP/1.1 403"


def test_the_host_that_was_asked_for_is_known_too() -> None:
    named = Server.knows
    on = type("On", (), {})()
    on.host = "palet.example"
    assert named(on, "palet.example:8000")
    assert not named(on, "192.0.2.1")
    on.host = "0.0.0.0"  # noqa: S104 - what somebody asked for who wants to show it around
    assert named(on, "192.0.2.1:8000")
    assert named(on, socket.gethostname())
    assert not named(on, "evil.example")


def test_a_look_at_the_head_gets_all_but_the_page(server: Server) -> None:
    _, whole, text = ask(server)
    status, headers, nothing = ask(server, method="HEAD")
    assert (status, nothing) == (200, "")
    assert headers["Content-Length"] == whole["Content-Length"] == str(len(text))


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS"])
def test_who_wants_to_change_something_is_told_that_one_can_only_look(
    server: Server, method: str
) -> None:
    status, headers, _ = ask(server, method=method)
    assert (status, headers["Allow"], headers["Connection"]) == (405, "GET, HEAD", "close")


def test_a_method_that_nobody_knows_is_said_to_be_so(server: Server) -> None:
    assert ask(server, method="KLOP")[0] == 501


@pytest.mark.parametrize("length", [5_000, 10_000, 100_000])
def test_an_address_of_any_length_gets_an_answer(server: Server, length: int) -> None:
    assert ask(server, "/" + "a" * length)[0] == 414


def test_a_page_hears_that_there_is_a_newer_one(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "WAIT", 0.0)
    assert ask(server, "/newer/0")[0] == 200
    status, headers, _ = ask(server, "/newer/1")
    assert status == 204
    assert "Content-Length" not in headers


def test_who_keeps_silent_is_let_go(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module._Handler, "timeout", 0.05)
    with serving() as server:
        for words in (b"", b"GET / HT", b"GET / HTTP/1.1\r\nHost: localhost\r\n"):
            with socket.create_connection(("127.0.0.1", server.server_port), 5) as one:
                one.sendall(words)
                assert one.recv(1) == b""


def test_of_too_many_that_hang_the_oldest_go_and_the_newest_are_answered(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "MOST_CONNECTIONS", 5)
    with serving() as server:
        hanging = [
            socket.create_connection(("127.0.0.1", server.server_port), 5) for _ in range(20)
        ]
        for number, one in enumerate(hanging[5:]):
            one.sendall(b"GET /newer/1 HTTP/1.1\r\nHost: localhost\r\n\r\n"[: 99 * (number % 2)])
        assert ask(server)[0] == 200
        assert hanging[0].recv(1) == b""
        assert len(server._connections) <= 5
        for one in hanging:
            one.close()


def test_a_browser_that_goes_away_is_no_news_and_a_mistake_of_ours_is_one_line(
    server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    for fault in (BrokenPipeError(), ConnectionResetError(), TimeoutError()):
        try:
            raise fault
        except OSError:
            server.handle_error(None, None)
    assert capsys.readouterr().err == ""
    with pytest.raises(RemoteDisconnected):
        ask(server, "/fout/")
    assert capsys.readouterr().err == "De voorvertoning: LookupError: /fout/\n"


# --- the address ---


@pytest.mark.parametrize(
    ("words", "host", "port"),
    [
        ("127.0.0.1:8000", "127.0.0.1", 8000),
        (":8000", "127.0.0.1", 8000),
        ("localhost:0", "localhost", 0),
        ("[::1]:65535", "::1", 65535),
    ],
)
def test_an_address_is_read_as_people_write_it(words: str, host: str, port: int) -> None:
    address = _address(words)
    assert address == Address(host, port)


@pytest.mark.parametrize(
    "words", ["x", "8000", "127.0.0.1", "127.0.0.1:", "127.0.0.1:-1", "127.0.0.1:²", "a b:80",
              "::1:8000", "[::1:8000", "127.0.0.1:70000", "127.0.0.1:" + "9" * 5000]
)  # fmt: skip
def test_what_is_no_address_is_refused_with_one_that_is(words: str) -> None:
    refusal = _address(words)
    assert isinstance(refusal, str)
    advised = refusal.partition("--dev-addr ")[2].rstrip(".")
    assert isinstance(_address(advised), Address)


def test_a_taken_port_is_said_with_one_that_is_free() -> None:
    with serving() as first:
        taken = Address("127.0.0.1", first.server_port)
        with pytest.raises(OSError, match="in use") as caught:
            Server(taken, Shown(), threading.Condition(), tell)  # type: ignore[arg-type]
        said = _not_to_be_had(taken, caught.value)
        assert said.startswith(f"Poort {taken.port} is bezet; gebruik --dev-addr 127.0.0.1:")
        free = _address(said.rpartition(" ")[2])
        assert isinstance(free, Address)
        with socket.socket() as one:
            one.bind(free)


@pytest.mark.parametrize("host", ["192.0.2.1", "a" * 99 + ".example"])
def test_an_address_of_another_computer_is_said_to_be_so(host: str) -> None:
    with pytest.raises((OSError, UnicodeError)) as caught:
        Server(Address(host, 8000), Shown(), threading.Condition(), tell)  # type: ignore[arg-type]
    assert _not_to_be_had(Address(host, 80), caught.value) == (
        f"{host} is geen adres van deze computer; gebruik --dev-addr 127.0.0.1:8000"
    )


def test_a_port_for_the_administrator_is_said_with_one_for_everybody() -> None:
    assert _not_to_be_had(Address("127.0.0.1", 80), PermissionError(13, "")) == (
        "Poort 80 is alleen voor de beheerder van deze computer; gebruik --dev-addr 127.0.0.1:8000"
    )
