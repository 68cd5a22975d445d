"""Clients of others ask a running `newsgraph serve`: rdflib's SPARQLStore and SPARQLWrapper.

usage: endpoint.py http://HOST:PORT STORE.nq

What they get must be what the quads of the same store hold.
"""

import sys
import urllib.error
import urllib.request

import rdflib
from rdflib.compare import to_isomorphic
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import CSV, JSON, JSONLD, POST, POSTDIRECTLY, RDFXML, TSV, TURTLE, XML, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import QueryBadFormed

server, quads = sys.argv[1:]
endpoint = server + "/sparql"
REL = "https://w3id.org/newsgraph/rel/"

stored = rdflib.Dataset()
stored.parse(quads, format="nquads")
articles = sorted(str(graph.identifier) for graph in stored.graphs() if "/article/" in str(graph.identifier))
assert len(articles) >= 2, articles


def same(found, expected):
    assert found == expected, f"{found!r} is not {expected!r}"


# rdflib's store: a remote graph that is queried like a local one.
remote = rdflib.Graph(SPARQLStore(endpoint, returnFormat="json"))
sanctions = "SELECT ?who ?whom WHERE { ?who <%ssanctioned> ?whom }" % REL
expected = {(str(s), str(o)) for s, _, o, _ in stored.quads((None, rdflib.URIRef(REL + "sanctioned"), None, None))}
same({(str(who), str(whom)) for who, whom in remote.query(sanctions)}, expected)
assert expected
for article in articles:
    local = stored.graph(rdflib.URIRef(article))
    [[count]] = remote.query("SELECT (COUNT(*) AS ?n) WHERE { GRAPH <%s> { ?s ?p ?o } }" % article)
    same(int(count), len(local))
    fetched = rdflib.Graph().parse(server + "/store?graph=" + article, format="turtle")
    same(to_isomorphic(fetched) == to_isomorphic(local), True)
same(bool(remote.query("ASK { ?who <%ssanctioned> ?whom }" % REL)), True)
triples = rdflib.Graph(SPARQLStore(endpoint, returnFormat="xml"))
built = triples.query("CONSTRUCT WHERE { ?who <%ssanctioned> ?whom }" % REL).graph
same({(str(s), str(o)) for s, _, o in built}, expected)

# SPARQLWrapper: each format, each way to send a query, the dataset by parameters.
for method, request in (("GET", None), (POST, None), (POST, POSTDIRECTLY)):
    wrapper = SPARQLWrapper(endpoint)
    wrapper.setMethod(method)
    if request:
        wrapper.setRequestMethod(request)
    wrapper.setQuery(sanctions)
    for kind in (JSON, XML, CSV, TSV):
        wrapper.setReturnFormat(kind)
        answer = wrapper.query()
        assert answer.info()["content-type"].split(";")[0] in (
            "application/sparql-results+json", "application/json", "application/sparql-results+xml",
            "text/csv", "text/tab-separated-values"), answer.info()
        if kind == JSON:
            same(len(answer.convert()["results"]["bindings"]), len(expected))
        if kind in (CSV, TSV):
            same(len(answer.convert().decode().splitlines()), len(expected) + 1)
    wrapper.setQuery("CONSTRUCT WHERE { ?who <%ssanctioned> ?whom }" % REL)
    for kind, name in ((TURTLE, "turtle"), (RDFXML, "xml"), (JSONLD, "json-ld")):
        wrapper.setReturnFormat(kind)
        answer = wrapper.query().convert()
        graph = answer if isinstance(answer, rdflib.Graph) else rdflib.Graph().parse(data=answer, format=name)
        same(len(graph), len(expected))

wrapper = SPARQLWrapper(endpoint)
wrapper.setReturnFormat(JSON)
wrapper.addDefaultGraph(articles[0])
wrapper.setQuery("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")
found = wrapper.query().convert()["results"]["bindings"][0]["n"]["value"]
same(int(found), len(stored.graph(rdflib.URIRef(articles[0]))))

wrapper.setQuery("SELECT nonsense {")
try:
    wrapper.query()
    sys.exit("a query that is no SPARQL was answered")
except QueryBadFormed:
    pass
wrapper.setMethod(POST)
wrapper.setQuery("DROP ALL")
try:
    wrapper.query()
    sys.exit("an update was taken")
except urllib.error.HTTPError as error:
    same(error.code, 403)
print(f"{len(articles)} graphs, {len(expected)} sanctions")
