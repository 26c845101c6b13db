import type { z } from "zod";
import type { OptionSource } from "@/lib/forms/form-definition";
import type { ExternalOption } from "@/lib/forms/kinds/external-value";
import { optionAddress, readOptions } from "@/lib/forms/option-list";
import { CallFailed } from "@/lib/platform/outbound/call-failed";
import { type CallAnswer, callGuarded } from "@/lib/platform/outbound/guarded-fetch";
import { outboundAllow } from "@/lib/platform/outbound/outbound-allow";
import { type Fresh, ShortCache } from "@/lib/platform/short-cache";

const TIMEOUT_MS = 5000;
const MAX_BYTES = 1_000_000;
const FRESH_MS = 60_000;
const LONGEST_FRESH_MS = 10 * 60_000;

type Source = z.output<typeof OptionSource>;

/** What was asked for, by all of the source and the text: a question names nobody, so that an answer is for everybody. */
const kept = new ShortCache<ExternalOption[]>(1000);

export const forgetOptions = () => kept.clear();

/**
 * What another system offers for what somebody typed. The same question within a minute, or as long as the answer's
 * `Cache-Control` says (ten minutes at most), is not asked again, and never twice at once.
 *
 * @throws CallFailed when it does not answer in time, or with anything but such a list.
 */
export function askOptions(source: Source, text: string): Promise<ExternalOption[]> {
  return kept.get(JSON.stringify([source, text]), () => ask(source, text));
}

async function ask(source: Source, text: string): Promise<Fresh<ExternalOption[]>> {
  const call = { method: "GET", url: optionAddress(source.url, text), headers: { accept: "application/json" } };
  const limits = { allow: outboundAllow(), timeoutMs: TIMEOUT_MS, maxBytes: MAX_BYTES };
  const answer = await callGuarded(call, limits);
  if (answer.status < 200 || answer.status > 299) throw new CallFailed("bad_status", String(answer.status));
  const value = readOptions(source, answer.body);
  if (value === null) throw new CallFailed("bad_answer", "no list of options");
  return { value, forMs: freshFor(answer) };
}

function freshFor({ headers }: CallAnswer): number {
  const said = (headers["cache-control"] ?? "").toLowerCase();
  if (/\bno-(store|cache)\b/.test(said)) return 0;
  const seconds = /\bmax-age\s*=\s*"?(\d{1,9})/.exec(said)?.[1];
  return seconds === undefined ? FRESH_MS : Math.min(Number(seconds) * 1000, LONGEST_FRESH_MS);
}
