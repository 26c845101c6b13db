// A receiver of webhooks in plain Node: SKEIN_WEBHOOK_SECRET=whsec_… node webhook-receiver.mjs
import { createHmac, timingSafeEqual } from "node:crypto";
import { createServer } from "node:http";
import { pathToFileURL } from "node:url";

const TOLERANCE_SECONDS = 300;

/**
 * Whether a message comes from who knows the secret, is as it was sent, and is fresh.
 * @param {Record<string, string | string[] | undefined>} headers
 * @param {string} body the bytes as they came, not parsed and written again
 * @param {string} secret
 */
export function isGenuine(headers, body, secret, now = Date.now()) {
  const [id, timestamp, signatures] = ["id", "timestamp", "signature"].map((name) =>
    String(headers[`webhook-${name}`]),
  );
  // Whoever recorded a message cannot send it again later.
  if (!(Math.abs(now / 1000 - Number(timestamp)) <= TOLERANCE_SECONDS)) return false;
  const key = Buffer.from(secret.replace(/^whsec_/, ""), "base64");
  const expected = createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest();
  // While a secret is being changed there are two signatures; one that fits is enough.
  return signatures.split(" ").some((entry) => {
    const [version, signature = ""] = entry.split(",");
    const given = Buffer.from(signature, "base64");
    return version === "v1" && given.length === expected.length && timingSafeEqual(given, expected);
  });
}

/** Answers 2xx for what it has taken, once for each id; everything else is sent again. */
export function createReceiver(secret, take) {
  const seen = new Set(); // in earnest: a table with a unique key
  return createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request.setEncoding("utf8")) body += chunk;
    if (!isGenuine(request.headers, body, secret)) return response.writeHead(401).end();
    const id = request.headers["webhook-id"];
    if (!seen.has(id)) take(JSON.parse(body));
    seen.add(id);
    response.writeHead(204).end();
  });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const secret = process.env.SKEIN_WEBHOOK_SECRET ?? "";
  createReceiver(secret, ({ type, data }) => console.log(type, data.ticket?.serial ?? "")).listen(8080);
}
