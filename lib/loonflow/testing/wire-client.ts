import { keepAliveSender } from "../conformance/send-request";
import { signatureOf } from "../wire/protocol/signature";

type Envelope = { code: number; msg: string; data: unknown };
type Answer = { status: number; type: string; text: string; envelope: Envelope };

/** An external system as it calls the wire: signed, on one connection, bodies without a content type. */
export class WireClient {
  private readonly connection;

  constructor(
    url: string,
    private readonly app: string,
    private readonly token: string,
  ) {
    this.connection = keepAliveSender(url);
  }

  get(path: string, username: string): Promise<Answer> {
    return this.call("GET", path, username, null);
  }

  post(path: string, username: string, body: unknown): Promise<Answer> {
    return this.call("POST", path, username, body);
  }

  patch(path: string, username: string, body: unknown): Promise<Answer> {
    return this.call("PATCH", path, username, body);
  }

  put(path: string, username: string, body: unknown): Promise<Answer> {
    return this.call("PUT", path, username, body);
  }

  delete(path: string, username: string, body: unknown): Promise<Answer> {
    return this.call("DELETE", path, username, body);
  }

  close(): void {
    this.connection.close();
  }

  /** A text is sent as it stands, anything else but null as JSON. */
  async call(method: string, path: string, username: string, body: unknown): Promise<Answer> {
    const timestamp = String(Math.floor(Date.now() / 1000));
    const headers: Record<string, string> = {
      appname: this.app,
      timestamp,
      signature: signatureOf(timestamp, this.token),
      ...(username === "" ? {} : { username }),
    };
    const text = body === null || typeof body === "string" ? body : JSON.stringify(body);
    const answer = await this.connection.send({ method, path: `/api/v1.0/${path}`, headers, body: text });
    return { ...answer, envelope: readEnvelope(answer.text) };
  }
}

function readEnvelope(text: string): Envelope {
  return text.startsWith("{") ? (JSON.parse(text) as Envelope) : { code: Number.NaN, msg: text, data: null };
}
