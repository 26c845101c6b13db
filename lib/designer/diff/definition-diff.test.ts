import fc from "fast-check";
import { expect, test } from "vitest";
import { LEAVE } from "@/db/testing/installation";
import { FlowDefinition, type FlowDefinitionInput } from "@/lib/flows/definition";
import { HIDDEN_SECRET } from "@/lib/flows/secrets/hidden-secrets";
import type { Json } from "@/lib/forms/form-definition";
import { countChanges, type DefinitionDiff, diffDefinitions, isSame } from "./definition-diff";
import { pictureOfDiff } from "./picture-of-diff";

const definition = FlowDefinition.parse(LEAVE);
const changed = (change: (input: FlowDefinitionInput) => void): FlowDefinition => {
  const input = structuredClone(LEAVE);
  change(input);
  return FlowDefinition.parse(input);
};
const nodeOf = ({ nodes }: FlowDefinitionInput, wanted: string) => nodes.find(({ key }) => key === wanted);

test("a flow does not differ from itself, nor from a copy with its properties in another order", () => {
  const turned = (value: Json): Json => {
    if (Array.isArray(value)) return value.map(turned);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(
      Object.entries(value)
        .reverse()
        .map(([key, entry]) => [key, turned(entry)]),
    );
  };
  const copy = FlowDefinition.parse(turned(JSON.parse(JSON.stringify(definition))));
  expect(isSame(diffDefinitions(definition, copy))).toBe(true);
});

test("what was added, removed and changed is told apart, and who is asked is one property", () => {
  const after = changed((input) => {
    input.nodes = input.nodes.filter(({ key }) => key !== "ceo");
    input.nodes.push({ key: "tell", name: "Tell", type: "copy" });
    Object.assign(nodeOf(input, "hr") ?? {}, { name: "Personnel", who: [{ kind: "requester" }] });
  });
  const diff = diffDefinitions(definition, after);
  expect(diff.nodes.map(({ name, change }) => `${change} ${name}`)).toEqual([
    "changed Personnel",
    "added Tell",
    "removed CEO",
  ]);
  expect(diff.nodes[0]?.properties).toEqual([
    { path: ["name"], before: "HR", after: "Personnel" },
    { path: ["who"], before: [{ kind: "roles", roleIds: [1] }], after: [{ kind: "requester" }] },
  ]);
  expect(countChanges(diff)).toEqual({ added: 1, removed: 1, changed: 1 });
});

test("rights are told field by field, not as properties of nodes", () => {
  const after = changed((input) =>
    Object.assign(nodeOf(input, "leader") ?? {}, { fields: { title: "read", days: "edit", reason: "read" } }),
  );
  const diff = diffDefinitions(definition, after);
  expect(diff.nodes).toEqual([]);
  expect(diff.access).toEqual([
    { nodeKey: "leader", fieldKey: "days", before: "read", after: "edit" },
    { nodeKey: "leader", fieldKey: "note", before: "edit", after: null },
    { nodeKey: "leader", fieldKey: "reason", before: null, after: "read" },
  ]);
});

test("another place on the canvas and another order are no changes of elements", () => {
  const after = changed((input) => {
    Object.assign(nodeOf(input, "hr") ?? {}, { position: { x: 16, y: 0 } });
    input.transitions = input.transitions.toReversed();
  });
  const diff = diffDefinitions(definition, after);
  expect(diff).toMatchObject({ nodes: [], transitions: [], moved: ["hr"], reordered: ["transitions"] });
});

test("secrets differ without being told", () => {
  const withSecret = (sealedSecret: string) =>
    changed((input) => {
      const hook = { url: "https://a.example", sealedSecret };
      const who = [{ kind: "external" as const, url: "https://b.example", sealedSecret }];
      input.nodes.push(
        { key: "call", name: "Call", type: "hook", hook },
        { key: "tell", name: "Tell", type: "copy", who },
      );
    });
  const diff = diffDefinitions(withSecret("sealed-one"), withSecret("new:other"));
  expect(diff.nodes.map(({ name }) => name)).toEqual(["Call", "Tell"]);
  expect(diff.nodes[0]?.properties).toEqual([
    { path: ["hook", "sealedSecret"], before: HIDDEN_SECRET, after: HIDDEN_SECRET },
  ]);
  expect(JSON.stringify(diff)).not.toMatch(/sealed-one|other/);
});

test("a key that is there twice is compared by its place", () => {
  const twice = (name: string) => changed((input) => input.nodes.push({ key: "hr", name, type: "end" }));
  expect(diffDefinitions(twice("Again"), twice("Again")).nodes).toEqual([]);
  expect(diffDefinitions(twice("Again"), twice("Once more")).nodes.map(({ name }) => name)).toEqual(["Once more"]);
});

test("the picture has both states, each change marked", () => {
  const after = changed((input) => {
    input.nodes = input.nodes.filter(({ key }) => key !== "ceo");
    input.transitions = input.transitions.filter(({ key }) => !key.includes("ceo"));
    Object.assign(nodeOf(input, "hr") ?? {}, { name: "Personnel" });
  });
  const picture = pictureOfDiff(definition, after, diffDefinitions(definition, after));
  const marks = [...picture.nodes, ...picture.transitions].flatMap(({ key, change }) =>
    change ? [[key, change]] : [],
  );
  expect(Object.fromEntries(marks)).toEqual({
    hr: "changed",
    ceo: "removed",
    "to-ceo": "removed",
    "ceo-agree": "removed",
  });
});

/** Every place in a definition that holds text, a number or a truth value. */
function leavesOf(value: Json, path: string[] = []): string[][] {
  if (typeof value !== "object" || value === null) return [path];
  return Object.entries(value).flatMap(([key, entry]) => leavesOf(entry, [...path, key]));
}

type Tree = { [key: string]: Json };

/** Another value of the same kind there. */
function altered(tree: Json, [key = "", ...rest]: string[]): void {
  const holder = tree as Tree;
  const value = holder[key] ?? null;
  if (rest.length > 0) altered(value, rest);
  else if (typeof value === "boolean") holder[key] = !value;
  else if (typeof value === "number") holder[key] = value + 1;
  else if (typeof value === "string") holder[key] = `${value}x`;
  else holder[key] = "something";
}

/** Whether a diff speaks of this place. */
function tellsOf(diff: DefinitionDiff, before: FlowDefinition, [list = "", second = "", ...rest]: string[]): boolean {
  const speaks = (changes: readonly { path: readonly string[] }[], path: string[]) =>
    changes.some((change) => change.path.every((part, index) => part === path[index]));
  if (list === "settings") return speaks(diff.settings, [second, ...rest]);
  const inForm = list === "form";
  const path = inForm ? rest.slice(1) : rest;
  const entries = inForm ? before.form.fields : list === "nodes" ? before.nodes : before.transitions;
  const key = entries[Number(inForm ? rest[0] : second)]?.key ?? "";
  const elements = inForm ? diff.fields : list === "nodes" ? diff.nodes : diff.transitions;
  if (path[0] === "position") return diff.moved.includes(key);
  if (path[0] === "fields") {
    return diff.access.some(({ nodeKey, fieldKey }) => nodeKey === key && fieldKey === path[1]);
  }
  if (path[0] === "key") return elements.some((element) => element.key === key && element.change === "removed");
  return elements.some((element) => element.key === key && speaks(element.properties, path));
}

test("whatever is changed is told", () => {
  const leaves = leavesOf(JSON.parse(JSON.stringify(definition))).filter(([first]) => first !== "format");
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(leaves.length - 1), { minLength: 1, maxLength: 12 }), (places) => {
      // A node that gets another key takes its properties with it: then only that is told.
      const paths = places.map((place) => leaves[place] ?? []);
      const rekeyed = paths.filter((path) => path.at(-1) === "key").map((path) => path.slice(0, -1).join());
      const told = paths.filter(
        (path) => path.at(-1) === "key" || !rekeyed.some((start) => path.join().startsWith(start)),
      );
      const after = JSON.parse(JSON.stringify(definition));
      for (const path of told) altered(after, path);
      const diff = diffDefinitions(definition, after);
      for (const path of told) expect(tellsOf(diff, definition, path), path.join(".")).toBe(true);
    }),
    { seed: 20_261_126, numRuns: 400, endOnFailure: true },
  );
});

test("there and back tell the same, the other way round", () => {
  const other = changed((input) => {
    input.form = { fields: (input.form?.fields ?? []).slice(1) };
    input.settings = { isOpenToAll: true };
  });
  const [there, back] = [diffDefinitions(definition, other), diffDefinitions(other, definition)];
  expect(there.settings).toEqual([{ path: ["isOpenToAll"], before: false, after: true }]);
  expect(back.settings).toEqual([{ path: ["isOpenToAll"], before: true, after: false }]);
  expect(there.fields.map(({ change }) => change)).toEqual(["removed"]);
  expect(back.fields.map(({ change }) => change)).toEqual(["added"]);
});
