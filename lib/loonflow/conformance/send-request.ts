import { Agent, request } from "node:http";
import type { WireRequest } from "./wire-request";

export type WireAnswer = { status: number; type: string; text: string };

/** One connection that is kept open, as callers do: an answer that leaves a body unread would spoil the next one. */
export function keepAliveSender(baseUrl: string): { send(wire: WireRequest): Promise<WireAnswer>; close(): void } {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  return { send: (wire) => sendRequest(baseUrl, wire, agent), close: () => agent.destroy() };
}

function sendRequest(baseUrl: string, wire: WireRequest, agent: Agent): Promise<WireAnswer> {
  const body = wire.body === null ? null : Buffer.from(wire.body);
  const headers = { ...wire.headers, ...(body === null ? {} : { "content-length": body.length }) };
  return new Promise((resolve, reject) => {
    const sent = request(new URL(wire.path, baseUrl), { method: wire.method, headers, agent }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on("data", (chunk: Buffer) => chunks.push(chunk));
      answer.on("error", reject);
      answer.on("end", () => {
        const type = (answer.headers["content-type"] ?? "").split(";")[0] ?? "";
        resolve({ status: answer.statusCode ?? 0, type, text: Buffer.concat(chunks).toString("utf8") });
      });
    });
    sent.on("error", reject);
    sent.end(body ?? undefined);
  });
}
