import { z } from "zod";
import type { CallAnswer } from "@/lib/platform/outbound/guarded-fetch";
import { AskFailed } from "./ask-failed";

const MOST_NAMES = 1000;
const LONGEST_NAME = 50;

const Named = z.union([z.string(), z.object({ username: z.string() }).transform(({ username }) => username)]);
const Names = z.union([z.array(Named), z.string().transform((text) => text.split(/[,;，；]/))]);

const Answer = z.union([
  Names,
  z.object({ usernames: Names }).transform(({ usernames }) => usernames),
  // As receivers written for loonflow answer.
  z.object({ code: z.union([z.literal(0), z.literal("0")]), data: Names }).transform(({ data }) => data),
]);

const Refusal = z.object({ code: z.union([z.number(), z.string()]), msg: z.string().optional() });

/** Statuses that may be different in a while; those of the 500s are, too. */
const PASSING = [408, 425, 429];

/**
 * The user names in another system's answer, each once: a list or a text with commas, as the whole answer, as
 * `usernames`, or as `data` beside `code` 0. Names too long to be anybody's are left out.
 *
 * @throws AskFailed when the answer is an error, a refusal, or names nobody in a way that is known.
 */
export function readPeople({ status, body }: CallAnswer): string[] {
  if (status < 200 || status > 299) {
    throw new AskFailed("bad_status", String(status), status >= 500 || PASSING.includes(status));
  }
  const answer = parseJson(body);
  const refusal = Refusal.safeParse(answer);
  if (refusal.success && Number(refusal.data.code) !== 0)
    throw new AskFailed("answered_no", refusal.data.msg ?? "", false);
  const found = Answer.safeParse(answer);
  if (!found.success) throw new AskFailed("bad_answer", "no user names", false);
  const names = found.data.map((name) => name.trim()).filter((name) => name !== "" && name.length <= LONGEST_NAME);
  return [...new Set(names)].slice(0, MOST_NAMES);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
