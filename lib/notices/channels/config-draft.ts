import type { FieldProblem } from "@/lib/platform/errors";
import { addressProblems } from "@/lib/webhooks/endpoints/endpoint-address";
import type { ChannelConfig, MailServer } from "./channel-config";
import type { ConfigDraft } from "./schema";

const MIN_SECRET = 8;

type Merged = { config: ChannelConfig; problems: FieldProblem[] };

/**
 * A draft with the secrets it leaves as they were. `former` is the configuration that is changed, of the same kind;
 * null for a new channel, and for one whose secrets cannot be read any more.
 */
export function mergeConfig(draft: ConfigDraft, former: ChannelConfig | null): Merged {
  if (draft.kind === "email") {
    const known = former?.kind === "email" ? former.server : null;
    const server = draft.server === null ? null : mergeServer(draft.server, known);
    const isMissing = draft.server !== null && draft.server.password === null && !keepsPassword(draft.server, known);
    const problems = isMissing && draft.server?.user !== "" ? [{ path: "password", code: "password_again" }] : [];
    return { config: { ...draft, server }, problems };
  }
  if (draft.kind === "script") return { config: { ...draft, secret: draft.secret ?? secretOf(former) }, problems: [] };
  const url = draft.url ?? (former !== null && "url" in former ? former.url : "");
  const problems = url === "" ? [{ path: "url", code: "too_small" }] : addressProblems(url);
  if (!("secret" in draft)) return { config: { ...draft, url }, problems };
  const secret = draft.secret ?? secretOf(former);
  const isTooShort = draft.kind === "webhook" && secret.length < MIN_SECRET;
  return { config: { ...draft, url, secret }, problems: isTooShort ? [...problems, SHORT] : problems };
}

const SHORT: FieldProblem = { path: "secret", code: "secret_too_short", params: { min: MIN_SECRET } };

const secretOf = (config: ChannelConfig | null) => (config !== null && "secret" in config ? config.secret : "");

type ServerDraft = NonNullable<Extract<ConfigDraft, { kind: "email" }>["server"]>;

/** A password goes to the server it was given for, and to no other. */
function keepsPassword(draft: ServerDraft, former: MailServer | null): boolean {
  if (former === null) return false;
  const { host, port, security, user } = former;
  return draft.host === host && draft.port === port && draft.security === security && draft.user === user;
}

function mergeServer(draft: ServerDraft, former: MailServer | null): MailServer {
  const kept = keepsPassword(draft, former) ? (former?.password ?? "") : "";
  return { ...draft, password: draft.password ?? kept };
}
