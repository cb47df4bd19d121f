"""A small store of triples with the Graph Store Protocol and queries, which can be told to do something at a request."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import pyoxigraph as ox

ROWS = "application/sparql-results+json"


class GraphStore:
    """What a server holds. `before` and `done` are called with the handler and the number of a request, before it is carried out and before it is answered.

    Attributes:
        store: the triples.
        asked: the method of each request to the Graph Store.
        careless: whether the lines of a body that broke off are taken, as by a server that writes while it reads.
    """

    def __init__(self):
        self.store = ox.Store()
        self.lock = threading.Lock()
        self.asked = []
        self.careless = False
        self.connections, self.changed = 0, threading.Condition()
        self.expect()

    def expect(self, before=lambda _handler, _number: None, done=lambda _handler, _number: None):
        """Count from one again, and call these."""
        self.asked, self.before, self.done = [], before, done

    def taken(self, body, *, whole):
        """Return the triples that are taken of a body; None where nothing is, as a store has to do where it is not whole."""
        if not whole and not self.careless:
            return None
        return list(ox.parse(body if whole else body[: body.rfind(b"\n") + 1], format=ox.RdfFormat.TURTLE))

    def wait(self):
        """Wait until nobody is connected, and all that was asked is carried out."""
        with self.changed:
            assert self.changed.wait_for(lambda: not self.connections, 30), "a connection stays open"


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    number = None

    @property
    def held(self):
        return self.server.held

    def handle(self):
        held = self.held
        with held.changed:
            held.connections += 1
        try:
            super().handle()
        finally:
            with held.changed:
                held.connections -= 1
                held.changed.notify_all()

    def graph(self):
        self.held.asked.append(self.command)
        self.number = len(self.held.asked)
        self.held.before(self, self.number)
        return ox.NamedNode(parse_qs(urlsplit(self.path).query)["graph"][0])

    def reply(self, status, body=b"", kind="text/plain"):
        if self.number:
            self.held.done(self, self.number)
        self.send_response(status)
        self.send_header("content-type", kind)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self):
        graph = self.graph()
        with self.held.lock:
            triples = [q.triple for q in self.held.store.quads_for_pattern(None, None, None, graph)]
        self.reply(200 if triples else 404, ox.serialize(triples, format=ox.RdfFormat.TURTLE) or b"", "text/turtle")

    def do_PUT(self):
        wanted = int(self.headers["content-length"])
        graph, body = self.graph(), self.rfile.read(wanted)
        triples = self.held.taken(body, whole=len(body) == wanted)
        if triples is not None:
            with self.held.lock:
                self.held.store.remove_graph(graph)
                self.held.store.extend(ox.Quad(t.subject, t.predicate, t.object, graph) for t in triples)
        self.reply(204)

    def do_DELETE(self):
        graph = self.graph()
        with self.held.lock:
            self.held.store.remove_graph(graph)
        self.reply(204)

    def do_POST(self):
        form = parse_qs(self.rfile.read(int(self.headers["content-length"])).decode())
        default = [ox.NamedNode(g) for g in form.get("default-graph-uri", [])]
        chosen = {"default_graph": default, "named_graphs": default} if default else {}
        with self.held.lock:
            found = self.held.store.query(form["query"][0], **chosen).serialize(format=ox.QueryResultsFormat.JSON)
        self.reply(200, found, ROWS)

    def log_message(self, *_):
        pass


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, held):
        super().__init__(("127.0.0.1", 0), Handler)
        self.held = held

    def handle_error(self, *_):
        """A client that was killed is no news."""


@contextmanager
def serving(held):
    """Serve it; gives the address of its Graph Store and that for queries."""
    server = Server(held)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/store", f"http://127.0.0.1:{server.server_port}/query"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
