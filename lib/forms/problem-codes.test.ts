import { expect, test } from "vitest";
import { FIELD_PROBLEM_CODES } from "@/lib/forms/problem-codes";
import english from "@/messages/en.json";
import chinese from "@/messages/zh-CN.json";

test.each([
  ["English", english],
  ["Chinese", chinese],
])("every code has its sentence in %s", (_language, messages) => {
  expect(Object.keys(messages.errors.fields)).toEqual(expect.arrayContaining([...FIELD_PROBLEM_CODES, "invalid"]));
});
