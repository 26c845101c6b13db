import { createHash } from "node:crypto";

type Answer<Data> = { code: number; msg: string; data: Data };

/** An external system that calls the loonflow wire for one of its users. */
export function wireCaller(baseUrl: string, app: { name: string; token: string }) {
  return async <Data>(username: string, method: string, path: string, body?: unknown): Promise<Answer<Data>> => {
    const timestamp = String(Math.floor(Date.now() / 1000));
    const signature = createHash("md5")
      .update(timestamp + app.token)
      .digest("hex");
    const response = await fetch(`${baseUrl}/api/v1.0/${path}`, {
      method,
      headers: { appname: app.name, timestamp, signature, username },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    return (await response.json()) as Answer<Data>;
  };
}
