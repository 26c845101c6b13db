import { createHash, createHmac } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

type Options = { accessKeyId: string; secretAccessKey: string };

export type S3Server = {
  url: string;
  /** By path, such as `/bucket/key`. */
  objects: Map<string, Buffer>;
  /** Asked before each request; a status is answered instead. */
  intercept: (method: string, path: string) => number | null | Promise<number | null>;
  stop(): Promise<void>;
};

/** As much of S3 as files need, for one key pair. Refuses what is not signed with it, or changed after it was signed. */
export async function startS3Server(options: Options): Promise<S3Server> {
  const objects = new Map<string, Buffer>();
  const state: S3Server = { url: "", objects, intercept: () => null, stop: async () => {} };
  const server = createServer(async (request, response) => {
    const body = await bodyOf(request);
    const { pathname } = new URL(request.url ?? "", "http://localhost");
    const found = objects.get(pathname);
    const answer = (status: number, content: string | Buffer = "") =>
      response.writeHead(status, { "content-length": content.length }).end(content);
    const failure = await state.intercept(request.method ?? "", pathname);
    const code = failure === null ? refusal(request, body, options) : "SlowDown";
    if (code !== null) return answer(failure ?? 403, `<Error><Code>${code}</Code></Error>`);
    if (request.method === "PUT") {
      objects.set(pathname, body);
      return answer(200);
    }
    if (request.method === "DELETE") {
      objects.delete(pathname);
      return answer(204);
    }
    return found === undefined ? answer(404, "<Error><Code>NoSuchKey</Code></Error>") : answer(200, found);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  state.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  state.stop = () =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return state;
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

const SIGNED =
  /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d+)\/([^/]+)\/s3\/aws4_request, SignedHeaders=([^,]+), Signature=(\w+)$/;

/** Why a request is refused, by the rules of Signature Version 4. */
function refusal(request: IncomingMessage, body: Buffer, { accessKeyId, secretAccessKey }: Options): string | null {
  const [, key, day = "", region = "", names = "", signature] = SIGNED.exec(request.headers.authorization ?? "") ?? [];
  if (key !== accessKeyId) return "InvalidAccessKeyId";
  const header = (name: string) => String(request.headers[name] ?? "");
  const hash = header("x-amz-content-sha256");
  if (request.method === "PUT" && hash !== sha256(body)) return "XAmzContentSHA256Mismatch";
  const url = new URL(request.url ?? "", "http://localhost");
  const query = [...url.searchParams].map(([name, value]) => `${name}=${encodeURIComponent(value)}`).sort();
  const headers = names.split(";").map((name) => `${name}:${header(name).trim()}\n`);
  const canonical = [request.method, url.pathname, query.join("&"), headers.join(""), names, hash].join("\n");
  const scope = `${day}/${region}/s3/aws4_request`;
  const toSign = ["AWS4-HMAC-SHA256", header("x-amz-date"), scope, sha256(canonical)].join("\n");
  const signingKey = [day, region, "s3", "aws4_request"].reduce<string | Buffer>(
    (secret, part) => createHmac("sha256", secret).update(part).digest(),
    `AWS4${secretAccessKey}`,
  );
  const expected = createHmac("sha256", signingKey).update(toSign).digest("hex");
  return signature === expected ? null : "SignatureDoesNotMatch";
}

const sha256 = (content: string | Buffer) => createHash("sha256").update(content).digest("hex");
