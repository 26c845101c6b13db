import { expect, test } from "vitest";
import { renderTitle } from "@/lib/flows/texts/title-template";
import { FIELD_TYPES, FormDefinition, isLayout } from "@/lib/forms/form-definition";
import { parseValue } from "@/lib/forms/parse-value";
import { sampleValues } from "./sample-values";

const FORM = FormDefinition.parse({
  fields: FIELD_TYPES.filter((type) => !isLayout(type) && type !== "computed").map((type) => ({
    key: type.replaceAll("-", "_"),
    type,
    label: `https://${type}.example`,
    choices: [{ key: "a", label: "First" }],
  })),
});

test("samples are values that the fields take", () => {
  const values = sampleValues(FORM, "2026-01-05");
  const wrong = FORM.fields.filter((field) => {
    const value = values[field.key] ?? null;
    return value !== null && !parseValue(field, value, { timeZone: "UTC" }).ok;
  });
  expect(wrong.map(({ key }) => key)).toEqual([]);
});

test("a title of samples reads like one of a ticket", () => {
  const values = sampleValues(FORM, "2026-01-05");
  const scope = { form: FORM, values, requesterName: "Alice", flowName: "Leave" };
  expect(renderTitle("{{ requester.name }}: {{ form.radio }}, {{ form.number }}", scope)).toBe("Alice: First, 3");
});
