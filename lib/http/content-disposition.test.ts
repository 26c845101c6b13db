import { expect, test } from "vitest";
import { contentDisposition } from "./content-disposition";

test.each([
  ["offer.pdf", `filename="offer.pdf"; filename*=UTF-8''offer.pdf`],
  ["报价 (1).pdf", `filename="__ (1).pdf"; filename*=UTF-8''%E6%8A%A5%E4%BB%B7%20%281%29.pdf`],
  ['a"; filename="b.exe', `filename="a_; filename=_b.exe"; filename*=UTF-8''a%22%3B%20filename%3D%22b.exe`],
  ["a\r\nSet-Cookie: x=1", `filename="a__Set-Cookie: x=1"; filename*=UTF-8''a%0D%0ASet-Cookie%3A%20x%3D1`],
  ["it's 100%*.txt", `filename="it's 100_*.txt"; filename*=UTF-8''it%27s%20100%25%2A.txt`],
])("%j is offered safely", (name, expected) => {
  const value = contentDisposition("attachment", name);
  expect(value).toBe(`attachment; ${expected}`);
  expect(() => new Headers({ "content-disposition": value })).not.toThrow();
});
