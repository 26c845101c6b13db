import { readdirSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

type Params = Record<string, string>;
type Handler = (request: Request, context: { params: Promise<Params | undefined> }) => Promise<Response>;
type Route = { segments: string[]; handlers: Readonly<Record<string, Handler>> };

const ROUTES = fileURLToPath(new URL("../../../app/api/v1.0", import.meta.url));

/** The wire's route handlers, as they are, behind a plain HTTP server on a free port. */
export async function startWireServer(): Promise<{ url: string; stop(): Promise<void> }> {
  const routes = await loadRoutes();
  const server = createServer((incoming, outgoing) => {
    answer(routes, incoming, outgoing).catch((error: unknown) => outgoing.writeHead(500).end(String(error)));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const stop = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${port}`, stop };
}

async function loadRoutes(): Promise<Route[]> {
  const files = readdirSync(ROUTES, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith("route.ts"));
  const routes = files.map(async (file) => ({
    segments: ["api", "v1.0", ...path.dirname(file).split(path.sep)].filter((segment) => segment !== "."),
    handlers: (await import(pathToFileURL(path.join(ROUTES, file)).href)) as Route["handlers"],
  }));
  // As Next does: a segment that is spelled out wins over one that takes anything.
  return (await Promise.all(routes)).sort((a, b) => wildness(a) - wildness(b));
}

const wildness = ({ segments }: Route) => segments.filter((segment) => segment.startsWith("[")).length;

async function answer(routes: readonly Route[], incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const url = new URL(incoming.url ?? "/", `http://${incoming.headers.host}`);
  const segments = url.pathname.split("/").filter((segment) => segment !== "");
  const route = routes.find((candidate) => paramsOf(candidate, segments) !== null);
  if (route === undefined) return void outgoing.writeHead(404, { "content-type": "text/html" }).end();
  // Next answers these by itself.
  if (incoming.method === "OPTIONS") return void outgoing.writeHead(204).end();
  const handler = route.handlers[incoming.method === "HEAD" ? "GET" : (incoming.method ?? "")];
  if (handler === undefined) return void outgoing.writeHead(405).end();
  const params = wildness(route) === 0 ? undefined : (paramsOf(route, segments) ?? undefined);
  const response = await handler(await toRequest(incoming, url), { params: Promise.resolve(params) });
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  outgoing.end(Buffer.from(await response.arrayBuffer()));
}

function paramsOf({ segments: pattern }: Route, segments: readonly string[]): Params | null {
  if (pattern.length !== segments.length) return null;
  const params: Params = {};
  for (const [index, expected] of pattern.entries()) {
    const actual = segments[index] ?? "";
    if (expected.startsWith("[")) params[expected.slice(1, -1)] = actual;
    else if (expected !== actual) return null;
  }
  return params;
}

async function toRequest(incoming: IncomingMessage, url: URL): Promise<Request> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const method = incoming.method ?? "GET";
  const hasBody = method !== "GET" && method !== "HEAD" && chunks.length > 0;
  const headers = new Headers(Object.entries(incoming.headers).map(([key, value]) => [key, String(value)]));
  return new Request(url, { method, headers, body: hasBody ? Buffer.concat(chunks) : null });
}
