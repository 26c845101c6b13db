import { expect, test } from "vitest";
import { optionAddress, readOptions } from "./option-list";

const source = { listPath: "result.items", keyPath: "id", labelPath: "name.full" };

test("what is typed goes into the address as text, and nothing else of it", () => {
  expect(optionAddress("https://x.example/a?q={text}&l=5", "a&b=/../ä")).toBe(
    "https://x.example/a?q=a%26b%3D%2F..%2F%C3%A4&l=5",
  );
});

test("options are read where the field says they are", () => {
  const items = [{ id: 7, name: { full: "Seven" } }, { id: "8" }, { name: { full: "no key" } }, null, "text"];
  expect(readOptions(source, JSON.stringify({ result: { items } }))).toEqual([
    { key: "7", label: "Seven" },
    { key: "8", label: "8" },
  ]);
  const whole = { listPath: "", keyPath: "key", labelPath: "label" };
  expect(readOptions(whole, JSON.stringify([{ key: "a", label: 1 }]))).toEqual([{ key: "a", label: "1" }]);
});

test("an answer that is something else is none, and inherited names are not followed", () => {
  for (const answer of ["", "<html>", "{}", '{"result":[]}', "null", "7"])
    expect(readOptions(source, answer)).toBeNull();
  expect(readOptions({ ...source, listPath: "constructor" }, "{}")).toBeNull();
});
