"""A small store of triples with the Graph Store Protocol and queries, which can be told to do something at a request."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import pyoxigraph as ox

ROWS = "application/sparql-results+json"


class GraphStore:
    """What a server holds. `at_request` is called with the handler and its number before a request to the Graph Store is carried out."""

    def __init__(self):
        self.store = ox.Store()
        self.lock = threading.Lock()
        self.requests = 0
        self.at_request = lambda _handler, _number: None


@contextmanager
def serving(held):
    """Serve it; gives the address of its Graph Store and that for queries."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def graph(self):
            held.requests += 1
            held.at_request(self, held.requests)
            return ox.NamedNode(parse_qs(urlsplit(self.path).query)["graph"][0])

        def reply(self, status, body=b"", kind="text/plain"):
            self.send_response(status)
            self.send_header("content-type", kind)
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def do_GET(self):
            graph = self.graph()
            with held.lock:
                triples = [q.triple for q in held.store.quads_for_pattern(None, None, None, graph)]
            self.reply(200 if triples else 404, ox.serialize(triples, format=ox.RdfFormat.TURTLE) or b"", "text/turtle")

        def do_PUT(self):
            wanted = int(self.headers["content-length"])
            graph, body = self.graph(), self.rfile.read(wanted)
            if len(body) == wanted:  # as a store has to: what did not arrive whole is not taken
                triples = ox.parse(body, format=ox.RdfFormat.TURTLE)
                with held.lock:
                    held.store.remove_graph(graph)
                    held.store.extend(ox.Quad(t.subject, t.predicate, t.object, graph) for t in triples)
            self.reply(204)

        def do_DELETE(self):
            graph = self.graph()
            with held.lock:
                held.store.remove_graph(graph)
            self.reply(204)

        def do_POST(self):
            form = parse_qs(self.rfile.read(int(self.headers["content-length"])).decode())
            default = [ox.NamedNode(g) for g in form.get("default-graph-uri", [])]
            chosen = {"default_graph": default, "named_graphs": default} if default else {}
            with held.lock:
                found = held.store.query(form["query"][0], **chosen).serialize(format=ox.QueryResultsFormat.JSON)
            self.reply(200, found, ROWS)

        def log_message(self, *_):
            pass

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, *_):
            """A client that was killed is no news."""

    server = Server(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/store", f"http://127.0.0.1:{server.server_port}/query"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
