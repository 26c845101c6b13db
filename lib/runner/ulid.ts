import { createHash, randomBytes } from "node:crypto";

const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** A ULID for the instant; with a seed the same instant gives the same id, so that a repeated request is recognised. */
export function ulid(ms: number, seed?: string): string {
  const tail = seed === undefined ? randomBytes(10) : createHash("sha256").update(seed).digest().subarray(0, 10);
  return encode(BigInt(Math.floor(ms)), 10) + encode(BigInt(`0x${tail.toString("hex")}`), 16);
}

function encode(value: bigint, length: number): string {
  let text = "";
  for (let rest = value; text.length < length; rest >>= 5n) text = ALPHABET.charAt(Number(rest & 31n)) + text;
  return text;
}
