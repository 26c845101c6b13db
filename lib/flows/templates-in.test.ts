import { expect, test } from "vitest";
import wording from "@/messages/gallery.zh-CN.json";
import { TEMPLATES, templateOf } from "./gallery/gallery";
import { inWords } from "./gallery/in-words";
import { problemsOf } from "./problems";
import { templatesIn } from "./templates-in";

test("everything that templates say has words in Chinese, and no words are left over", () => {
  const said = new Set<string>();
  for (const key of TEMPLATES) {
    const { definition, references } = templateOf(key);
    inWords(definition, (text) => said.add(text) && text);
    for (const { name } of [references.roles, references.flows, references.calendars].flat()) said.add(name);
  }
  expect([...said].filter((text) => /\p{L}/u.test(text)).sort()).toEqual(Object.keys(wording).sort());
});

test("in English a template is what it is", async () => {
  expect(await templatesIn("en")).toEqual(TEMPLATES.map(templateOf));
});

test("in Chinese it says the same of the same nodes and fields, and is as good a flow", async () => {
  for (const { key, definition } of await templatesIn("zh-CN")) {
    const { definition: english } = templateOf(key);
    expect(inWords(definition, () => "")).toEqual(inWords(english, () => ""));
    expect(problemsOf(definition, {})).toEqual(problemsOf(english, {}));
  }
  for (const { references } of await templatesIn("zh-CN")) {
    expect(references.flows.map(({ name }) => name)).toEqual(["变更", "Change"]);
  }
  const [leave] = await templatesIn("zh-CN");
  expect(leave?.definition.nodes.map(({ name }) => name)).toContain("主管审批");
});
