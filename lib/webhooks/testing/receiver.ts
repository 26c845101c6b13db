import { once } from "node:events";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { onTestFinished } from "vitest";

type Received = { path: string; method: string; headers: Record<string, string>; body: string };
type Answer = { status?: number; headers?: Record<string, string>; body?: string };

export type Receiver = {
  url: string;
  received: Received[];
  /** Decides on each call; it may take its time. */
  answer: (call: Received) => Answer | Promise<Answer>;
  /** The bodies of what arrived, oldest first. */
  messages(): { type: string; timestamp: string; data: Record<string, unknown> }[];
};

/** Another system: a real HTTP server that keeps what it gets, gone when the test is over. */
export async function openReceiver(): Promise<Receiver> {
  const receiver: Receiver = {
    url: "",
    received: [],
    answer: () => ({}),
    messages: () => receiver.received.map(({ body }) => JSON.parse(body)),
  };
  const server = http.createServer(async (request, response) => {
    const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
    const call = { path: request.url ?? "", method: request.method ?? "", headers, body: await text(request) };
    receiver.received.push(call);
    const { status = 200, headers: sent = {}, body = "" } = await receiver.answer(call);
    response.writeHead(status, sent).end(body);
  });
  server.listen(0, "localhost");
  await once(server, "listening");
  receiver.url = `http://localhost:${(server.address() as AddressInfo).port}/hooks`;
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return receiver;
}
