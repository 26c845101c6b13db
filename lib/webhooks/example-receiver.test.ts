import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { createReceiver, isGenuine } from "@/docs/guide/webhook-receiver.mjs";
import { signStandard } from "./signature";

const [SECRET, FORMER, OTHER] = [1, 2, 3].map((fill) => `whsec_${Buffer.alloc(32, fill).toString("base64")}`) as [
  string,
  string,
  string,
];
const BODY = '{"type":"ticket.created","data":{"title":"请假"}}';
const NOW = Date.parse("2026-11-26T10:00:00.000Z");

const signed = (at = NOW, previousSecret: string | null = null) =>
  signStandard({ id: "m1", at: new Date(at), body: BODY, secret: SECRET, previousSecret });

test("the receiver of the guide believes who knows the secret, also the former one while it is changed", () => {
  expect(isGenuine(signed(), BODY, SECRET, NOW)).toBe(true);
  expect(isGenuine(signed(NOW, FORMER), BODY, FORMER, NOW)).toBe(true);
  expect(isGenuine(signed(), BODY, FORMER, NOW)).toBe(false);
  expect(isGenuine(signed(NOW, FORMER), BODY, OTHER, NOW)).toBe(false);
});

test("it refuses what was changed on the way, and what is no message at all", () => {
  expect(isGenuine(signed(), `${BODY} `, SECRET, NOW)).toBe(false);
  expect(isGenuine({ ...signed(), "webhook-id": "m2" }, BODY, SECRET, NOW)).toBe(false);
  expect(isGenuine({}, BODY, SECRET, NOW)).toBe(false);
  expect(isGenuine({ ...signed(), "webhook-signature": "v1," }, BODY, SECRET, NOW)).toBe(false);
});

test("it refuses what is repeated more than five minutes later, and what is ahead of its time", () => {
  const minutes = (count: number) => NOW + count * 60_000;
  expect(isGenuine(signed(), BODY, SECRET, minutes(5))).toBe(true);
  expect(isGenuine(signed(), BODY, SECRET, minutes(5) + 1000)).toBe(false);
  expect(isGenuine(signed(), BODY, SECRET, minutes(-6))).toBe(false);
});

test("it takes each message once, however often it comes", async () => {
  const taken: unknown[] = [];
  const server = createReceiver(SECRET, (message: unknown) => taken.push(message)).listen(0, "127.0.0.1");
  onTestFinished(() => void server.close());
  await once(server, "listening");
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const post = (headers: Record<string, string>) => fetch(url, { method: "POST", headers, body: BODY });
  expect((await post(signed(Date.now()))).status).toBe(204);
  expect((await post(signed(Date.now()))).status).toBe(204);
  expect((await post(signed(Date.now() - 301_000))).status).toBe(401);
  expect(taken).toEqual([JSON.parse(BODY)]);
});
