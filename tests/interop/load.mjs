// Loads an export with the tool that people load it with, and prints what the tool then holds, as load.py does.
//
// usage: node load.mjs [TOOL-FORMAT PATH]
//
// Without arguments it only finds out whether all packages are there.
// The packages of package.json are looked for in the folder that NODE_MODULES names.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";

const require = createRequire(join(resolve(process.env.NODE_MODULES ?? "node_modules"), "here.js"));
const version = (name) => {
  const path = join(resolve(process.env.NODE_MODULES ?? "node_modules"), name, "package.json");
  return JSON.parse(readFileSync(path, "utf8")).version;
};

const edgeOf = (source, target, data) => [
  source, target, data.label, data.relation, data.modality, data.weight, data.confidence,
];

function graphology(format, path) {
  const { MultiDirectedGraph } = require("graphology");
  const graph = require(`graphology-${format}`).parse(MultiDirectedGraph, readFileSync(path, "utf8"));
  return {
    tool: `graphology-${format} ${version(`graphology-${format}`)}`,
    nodes: graph.mapNodes((id, data) => [id, data.label]),
    edges: graph.mapEdges((_, data, source, target) => edgeOf(source, target, data)),
  };
}

function cytoscape(path) {
  const graph = require("cytoscape")({ headless: true, elements: JSON.parse(readFileSync(path, "utf8")).elements });
  return {
    tool: `cytoscape.js ${version("cytoscape")}`,
    nodes: graph.nodes().map((node) => [node.id(), node.data("label")]),
    edges: graph.edges().map((edge) => edgeOf(edge.source().id(), edge.target().id(), edge.data())),
  };
}

const loaders = {
  "graphology-graphml": (path) => graphology("graphml", path),
  "graphology-gexf": (path) => graphology("gexf", path),
  "cytoscape-cyjs": cytoscape,
};

const [loader, path] = process.argv.slice(2);
if (loader === undefined) {
  ["cytoscape", "graphology", "graphology-gexf", "graphology-graphml"].forEach(require);
} else {
  process.stdout.write(JSON.stringify(loaders[loader](path)));
}
