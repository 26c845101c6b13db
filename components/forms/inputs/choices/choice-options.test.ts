import { expect, test } from "vitest";
import { FormField } from "@/lib/forms/form-definition";
import { choiceOptions, inFormOrder } from "./choice-options";

const field = FormField.parse({
  key: "kind",
  type: "checkboxes",
  label: "Kind",
  choices: [
    { key: "b", label: "Bee" },
    { key: "a", label: "" },
  ],
});

test("options come as the form lists them; a choice without words shows its key", () => {
  expect(choiceOptions(field, null)).toEqual([
    { key: "b", label: "Bee", isGone: false },
    { key: "a", label: "a", isGone: false },
  ]);
});

test("a stored choice that the form no longer offers stays in sight", () => {
  expect(choiceOptions(field, ["a", "old"]).at(-1)).toEqual({ key: "old", label: "old", isGone: true });
  expect(choiceOptions(field, "old")).toHaveLength(3);
});

test("keys are put in the order of the form, strangers last", () => {
  expect(inFormOrder(field, ["old", "a", "b"])).toEqual(["b", "a", "old"]);
});
