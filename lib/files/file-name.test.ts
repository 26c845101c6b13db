import { expect, test } from "vitest";
import { cleanFileName } from "./file-name";

test.each([
  ["offer.pdf", "offer.pdf"],
  ["  报价 (1).pdf  ", "报价 (1).pdf"],
  ["👨‍👩‍👧.png", "👨‍👩‍👧.png"],
  ["e\u0301.txt", "\u00e9.txt"],
  ["../../etc/passwd", "passwd"],
  ["..\\..\\Windows\\win.ini", "win.ini"],
  ["C:\\Users\\ann\\offer.pdf", "offer.pdf"],
  ["/etc/", "file"],
  ["..", "file"],
  ["...", "file"],
  ["", "file"],
  [" \t\r\n", "file"],
  ["a\u0000b\u0007\u009f\r\nc.txt", "abc.txt"],
  ["invoice\u202egpj.exe", "invoicegpj.exe"],
  ["a\u2028b\ufeff.txt", "ab.txt"],
  ["half\ud83d.txt", "half.txt"],
  [".htaccess", ".htaccess"],
])("%j becomes %j", (name, expected) => expect(cleanFileName(name)).toBe(expected));

test("a long name keeps its ending and all of its characters", () => {
  const name = cleanFileName(`${"报".repeat(300)}.tar.gz`);
  expect(Array.from(name)).toHaveLength(200);
  expect(name).toMatch(/^报+\.gz$/);
  expect(Array.from(cleanFileName("😀".repeat(300)))).toEqual(Array.from({ length: 200 }, () => "😀"));
  expect(cleanFileName(`a.${"b".repeat(300)}`)).toHaveLength(200);
});
