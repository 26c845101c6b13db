import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Handler } from "../worker/perform";

export interface Listener {
  /** On the loopback interface, whatever it listens on otherwise. */
  readonly origin: string;
  close(): Promise<void>;
}

/** Serves a handler over HTTP, by default on a free port of the loopback interface. */
export async function listen(handler: Handler, port = 0, host: string | undefined = "127.0.0.1"): Promise<Listener> {
  const server = createServer((incoming, outgoing) => {
    answer(handler, incoming, outgoing).catch(() => outgoing.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Reads the body first: the SDK's handler takes it from the request as a whole. */
async function answer(handler: Handler, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) headers.set(name, String(value));
  const { method = "GET", url = "/" } = incoming;
  const body = chunks.length > 0 ? Buffer.concat(chunks) : null;
  const response = await handler(new Request(new URL(url, `http://${headers.get("host")}`), { method, headers, body }));
  outgoing.writeHead(response.status, Object.fromEntries(response.headers)).end(await response.text());
}
