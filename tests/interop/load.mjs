// Loads an export with the tool that people load it with, and prints what the tool then holds, as load.py does.
//
// usage: node load.mjs [TOOL-FORMAT PATH]
//
// Without arguments it only finds out whether all packages are there.
// The packages of package.json are looked for in the folder that NODE_MODULES names.
import { readFileSync } from "node:fs";
import { createRequire, register } from "node:module";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const modules = resolve(process.env.NODE_MODULES ?? "node_modules");
const require = createRequire(join(modules, "here.js"));
const version = (name) => JSON.parse(readFileSync(join(modules, name, "package.json"), "utf8")).version;

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

// Mermaid cleans its labels with a library that wants a browser; here they are only read.
async function mermaid(path) {
  const cleaner = "export default { addHook() {}, removeHooks() {}, sanitize: (text) => text };";
  const hooks = `export const resolve = (name, context, next) => name === "dompurify"
    ? { url: "data:text/javascript," + ${JSON.stringify(encodeURIComponent(cleaner))}, shortCircuit: true }
    : next(name, context);`;
  register("data:text/javascript," + encodeURIComponent(hooks));
  const { default: mermaid } = await import(pathToFileURL(join(modules, "mermaid/dist/mermaid.core.mjs")));
  mermaid.initialize({ maxEdges: 1e6, maxTextSize: 1e9 });
  const chart = await mermaid.mermaidAPI.getDiagramFromText(readFileSync(path, "utf8"));
  const text = (label) => label.replace(/<br\/>/g, "\n").replace(/\ufb02\u00b0\u00b0(\d+)\u00b6\u00df/g,
    (_, code) => String.fromCodePoint(Number(code)));
  return {
    tool: `Mermaid ${version("mermaid")}`,
    nodes: [...chart.db.getVertices().values()].map((node) => [node.id, text(node.text)]),
    edges: chart.db.getEdges().map((edge) => [edge.start, edge.end, text(edge.text), "", edge.stroke, 0, 0]),
  };
}

const loaders = {
  "graphology-graphml": (path) => graphology("graphml", path),
  "graphology-gexf": (path) => graphology("gexf", path),
  "cytoscape-cyjs": cytoscape,
  "mermaid-mmd": mermaid,
};

const [loader, path] = process.argv.slice(2);
if (loader === undefined) {
  ["cytoscape", "graphology", "graphology-gexf", "graphology-graphml", "mermaid"].forEach(version);
} else {
  process.stdout.write(JSON.stringify(await loaders[loader](path)));
}
