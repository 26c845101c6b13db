import type { ExactJson } from "./exact-json";

/** Alias by ticket id, of one side of the comparison. */
export type Aliases = ReadonlyMap<ExactJson, string>;

type Entry = { [key: string]: ExactJson };

const TIME_KEYS = ["gmt_created", "gmt_modified", "last_login"];
/** Rows of the installation itself were given this day; they do not change from run to run. */
const SET_UP_DAY = "2020-01-01";
const TICKET_ID_KEYS = ["id", "ticket_id", "parent_ticket_id"];
const SERIAL = /^([A-Za-z]+)_\d{8}\d{4,}$/;

/** Whom chance picked, in tickets that were called so. */
const PICKED_KEYS = [
  "participant",
  "participant_info",
  "participant_username_list",
  "participant_info_list",
  "relation",
];
export const BY_CHANCE = "随机";

/**
 * Replaces what differs from run to run: times, ids, serial numbers, whom chance picked, and the order of what has
 * none. `isByChance` says so of the whole answer.
 */
export function mask(value: ExactJson, aliases: Aliases, isByChance = false): ExactJson {
  if (Array.isArray(value)) return value.map((entry) => mask(entry, aliases, isByChance));
  if (typeof value === "string") return value.replace(SERIAL, "$1_<sn>");
  if (value === null || typeof value !== "object") return value;
  const isPicked = isByChance || String(value.title ?? "").startsWith(BY_CHANCE);
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]) => [
      maskKey(key, entry, aliases),
      isPicked && PICKED_KEYS.includes(key)
        ? "<picked>"
        : mask(maskEntry(key, entry, value, aliases), aliases, isPicked),
    ]),
  );
}

/** Batches of states are keyed by ticket; choices of a field are keyed by numbers of their own. */
function maskKey(key: string, entry: ExactJson, aliases: Aliases): string {
  const isPlace = entry !== null && typeof entry === "object" && "state_id" in entry;
  return isPlace ? (aliases.get(Number(key)) ?? key) : key;
}

function maskEntry(key: string, value: ExactJson, owner: Entry, aliases: Aliases): ExactJson {
  if (isTime(key, value, owner)) return "<time>";
  if (key === "id" && "suggestion" in owner) return "<flowlog id>";
  if (TICKET_ID_KEYS.includes(key) && value && (key !== "id" || "sn" in owner)) return aliases.get(value) ?? "<ticket>";
  if (key === "relation" && typeof value === "string") return value.split(",").sort();
  if (key === "participant_username_list" && Array.isArray(value)) return [...value].sort();
  if (key === "participant_info_list" && Array.isArray(value)) return [...value].sort(byUsername);
  return value;
}

const usernameIn = (entry: ExactJson) =>
  entry !== null && typeof entry === "object" && !Array.isArray(entry) ? String(entry.username) : "";

function byUsername(a: ExactJson, b: ExactJson): number {
  return usernameIn(a) < usernameIn(b) ? -1 : 1;
}

function isTime(key: string, value: ExactJson, owner: Entry): boolean {
  if (typeof value !== "string") return false;
  if (key === "field_value") return TIME_KEYS.includes(String(owner.field_key));
  return TIME_KEYS.includes(key) && !value.startsWith(SET_UP_DAY);
}
