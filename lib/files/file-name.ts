const MAX_LENGTH = 200;
const NAMELESS = "file";

// Control characters, halves of characters, and marks that turn the direction of writing, so that what looks like
// "gpj.exe" is not "exe.jpg".
const UNSAFE = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;

/** A name that can be shown and offered for saving: without folders, at most 200 characters, its ending kept. */
export function cleanFileName(name: string): string {
  const last = name.normalize("NFC").split(/[/\\]/).at(-1) ?? "";
  const clean = last.replace(UNSAFE, "").trim();
  return /^\.*$/.test(clean) ? NAMELESS : shorten(clean);
}

function shorten(name: string): string {
  const characters = Array.from(name);
  if (characters.length <= MAX_LENGTH) return name;
  const ending = Array.from(/\.[^.\s]{1,20}$/u.exec(name)?.[0] ?? "");
  return [...characters.slice(0, MAX_LENGTH - ending.length), ...ending].join("");
}
