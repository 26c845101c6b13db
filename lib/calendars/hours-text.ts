import type { OpenHours } from "./business-calendar";

const CLOCK = String.raw`\d{1,2}(?:[:：.h]?\d{2})?`;
const FROM_TO = new RegExp(String.raw`(${CLOCK})\s*(?:[-–—~～至]|to)\s*(${CLOCK})`, "g");
const SEPARATORS = /^[\s,;，；、]*$/;

/** Hours as people write them: `09:00–12:00, 13:00–17:30`. */
export function formatHours(hours: readonly OpenHours[]): string {
  return hours.map(({ from, to }) => `${from}–${to}`).join(", ");
}

/** Reads `9-12, 13:00–17:30` and the like; nothing is no hours. Null when it cannot be read; its sense is another question. */
export function parseHours(text: string): OpenHours[] | null {
  if (!SEPARATORS.test(text.replace(FROM_TO, " "))) return null;
  const hours = [...text.matchAll(FROM_TO)].map(([, from = "", to = ""]) => {
    return { from: readClock(from), to: readClock(to) };
  });
  const isReadable = (each: { from: string | null; to: string | null }): each is OpenHours =>
    each.from !== null && each.to !== null && each.from !== "24:00";
  return hours.every(isReadable) ? hours : null;
}

function readClock(text: string): string | null {
  const digits = text.replace(/\D/g, "");
  const hour = digits.length > 2 ? digits.slice(0, -2) : digits;
  const minute = digits.length > 2 ? digits.slice(-2) : "00";
  const clock = `${hour.padStart(2, "0")}:${minute}`;
  return minute < "60" && clock <= "24:00" ? clock : null;
}
