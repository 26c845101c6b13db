import { LEAVE } from "@/db/testing/installation";
import { FlowDefinition } from "../../definition";
import { FlowFile } from "../flow-file";

/** A file as it should be. */
export const SOUND = FlowFile.parse({
  skein: "flow",
  format: 1,
  flow: { name: "Leave", description: "Holidays", category: "People" },
  version: { number: 3, status: "published", notes: "" },
  references: {
    people: [
      { id: 4, name: "director", username: "director" },
      { id: 5, name: "ceo", username: "ceo" },
    ],
    roles: [{ id: 1, name: "HR" }],
  },
  definition: FlowDefinition.parse(LEAVE),
});

type Tree = { [key: string]: unknown };

/** The sound file with something else at a place. */
function with_(path: string, value: unknown): string {
  const file: Tree = structuredClone(SOUND);
  const steps = path.split(".");
  const last = steps.pop() ?? "";
  let holder = file;
  for (const step of steps) holder = holder[step] as Tree;
  if (value === undefined) delete holder[last];
  else holder[last] = value;
  return JSON.stringify(file);
}

const text = JSON.stringify(SOUND);
const within = (inner: string) => text.replace('"tag":{}', `"tag":{${inner}}`);
const utf16 = (value: string) => new Uint8Array([0xff, 0xfe, ...Buffer.from(value, "utf16le")]);
const node = (change: Tree) => with_("definition.nodes.1", { ...SOUND.definition.nodes[1], ...change });
const bomb = (depth: number, open: string, close: string) => `${open.repeat(depth)}${close.repeat(depth)}`;

type Hostile = { name: string; file: string | Uint8Array; reason: string; place?: string };

/** What somebody may choose instead of a flow, or make of one; why each is refused, and the place that is named. */
export const HOSTILE: readonly Hostile[] = [
  { name: "nothing", file: "", reason: "flow_file_empty" },
  { name: "spaces only", file: " \n\t ", reason: "flow_file_not_json" },
  {
    name: "a picture",
    file: new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0xff, 0xfe, 1]),
    reason: "flow_file_not_utf8",
  },
  { name: "UTF-16, little end first", file: utf16(text), reason: "flow_file_not_utf8" },
  {
    name: "UTF-16, big end first, without its mark",
    file: Buffer.from(text, "utf16le").swap16(),
    reason: "flow_file_not_utf8",
  },
  {
    name: "Latin-1",
    file: Buffer.from('{"skein":"flow","flow":{"name":"Zürich"}}', "latin1"),
    reason: "flow_file_not_utf8",
  },
  { name: "a web page", file: "<!doctype html><title>Sign in</title>", reason: "flow_file_not_json" },
  { name: "YAML", file: "skein: flow\nformat: 1\n", reason: "flow_file_not_json" },
  { name: "a comment", file: `// mine\n${text}`, reason: "flow_file_not_json" },
  { name: "a comma too many", file: text.replace(/}$/, ",}"), reason: "flow_file_not_json" },
  { name: "single quotes", file: "{'skein':'flow'}", reason: "flow_file_not_json" },
  { name: "cut off", file: text.slice(0, text.length / 2), reason: "flow_file_not_json" },
  { name: "cut off inside of a text", file: '{"skein":"fl', reason: "flow_file_not_json" },
  { name: "two files in one", file: `${text}${text}`, reason: "flow_file_not_json" },
  { name: "NaN", file: within('"x":NaN'), reason: "flow_file_not_json" },
  { name: "a number with a zero in front", file: within('"x":01'), reason: "flow_file_not_json" },
  { name: "a raw line break in a text", file: within('"x":"a\nb"'), reason: "flow_file_not_json" },
  { name: "an unknown escape", file: within('"x":"\\x41"'), reason: "flow_file_not_json" },
  { name: "a number without end", file: within('"x":1e999'), reason: "flow_file_number" },
  { name: "NUL in a text", file: within('"x":"a\\u0000b"'), reason: "flow_file_text" },
  { name: "NUL in a name", file: within('"\\u0000":1'), reason: "flow_file_text" },
  { name: "half of a character", file: within('"x":"\\ud83d"'), reason: "flow_file_text" },
  { name: "__proto__", file: within('"__proto__":{"isAdmin":true}'), reason: "flow_file_forbidden_name" },
  { name: "__proto__, escaped", file: within('"\\u005f_proto__":{}'), reason: "flow_file_forbidden_name" },
  { name: "a name twice", file: text.replace('"format":1', '"format":1,"format":1'), reason: "flow_file_name_twice" },
  { name: "a name twice, escaped", file: within('"a":1,"\\u0061":2'), reason: "flow_file_name_twice" },
  { name: "lists in lists, a million deep", file: bomb(1_000_000, "[", "]"), reason: "flow_file_too_deep" },
  { name: "objects in objects, deep", file: within(`"x":${bomb(100_000, '{"a":', "")}`), reason: "flow_file_too_deep" },
  { name: "two million numbers", file: within(`"x":[${"0,".repeat(2_000_000)}0]`), reason: "flow_file_too_many" },
  {
    name: "many lists of many numbers",
    file: within(`"x":[${`[${"0,".repeat(19_000)}0],`.repeat(50)}0]`),
    reason: "flow_file_too_many",
  },
  { name: "a text of 5 MB", file: within(`"x":"${"a".repeat(5_000_000)}"`), reason: "flow_file_too_large" },
  { name: "5 MB of spaces", file: `${" ".repeat(5_000_000)}${text}`, reason: "flow_file_too_large" },
  { name: "a list", file: `[${text}]`, reason: "flow_file_not_a_flow" },
  { name: "null", file: "null", reason: "flow_file_not_a_flow" },
  { name: "a text", file: '"flow"', reason: "flow_file_not_a_flow" },
  { name: "any package.json", file: '{"name":"skein","version":"1.0.0"}', reason: "flow_file_not_a_flow" },
  { name: "an export of loonflow", file: '{"depts":[],"users":[],"workflows":[]}', reason: "flow_file_loonflow" },
  { name: "a copied part", file: '{"skein":"flow-part","nodes":[],"transitions":[]}', reason: "flow_file_part" },
  { name: "a later format", file: with_("format", 2), reason: "flow_file_newer" },
  { name: "no format", file: with_("format", undefined), reason: "flow_file_invalid", place: "format" },
  { name: "no definition", file: with_("definition", undefined), reason: "flow_file_invalid", place: "definition" },
  {
    name: "steps as an object",
    file: with_("definition.nodes", {}),
    reason: "flow_file_invalid",
    place: "definition.nodes",
  },
  {
    name: "an unknown kind of step",
    file: node({ type: "robot" }),
    reason: "flow_file_invalid",
    place: "definition.nodes[1].type",
  },
  {
    name: "a step without a name",
    file: node({ name: "" }),
    reason: "flow_file_invalid",
    place: "definition.nodes[1].name",
  },
  {
    name: "a number as a name",
    file: node({ name: 7 }),
    reason: "flow_file_invalid",
    place: "definition.nodes[1].name",
  },
  {
    name: "a key with a path in it",
    file: node({ key: "../../etc" }),
    reason: "flow_file_invalid",
    place: "definition.nodes[1].key",
  },
  {
    name: "a very long name",
    file: node({ name: "x".repeat(10_000) }),
    reason: "flow_file_invalid",
    place: "definition.nodes[1].name",
  },
  {
    name: "a misspelt property",
    file: node({ whoo: [] }),
    reason: "flow_file_invalid",
    place: "definition.nodes[1].whoo",
  },
  {
    name: "nobody by a negative id",
    file: node({ who: [{ kind: "users", userIds: [-1] }] }),
    reason: "flow_file_invalid",
    place: "definition.nodes[1].who[0].userIds[0]",
  },
  {
    name: "an address that is none",
    file: node({ who: [{ kind: "external", url: "no" }] }),
    reason: "flow_file_invalid",
    place: "definition.nodes[1].who[0].url",
  },
  {
    name: "a position nowhere",
    file: node({ position: { x: "left", y: 0 } }),
    reason: "flow_file_invalid",
    place: "definition.nodes[1].position.x",
  },
  {
    name: "3,000 steps",
    file: with_("definition.nodes", Array(3000).fill(SOUND.definition.nodes[7])),
    reason: "flow_file_invalid",
    place: "definition.nodes",
  },
  { name: "20,000 wrong steps", file: with_("definition.nodes", Array(20_000).fill({})), reason: "flow_file_invalid" },
  {
    name: "a field called like one of Skein's",
    file: with_("definition.form.fields.0.key", "serial"),
    reason: "flow_file_invalid",
    place: "definition.form.fields[0].key",
  },
  {
    name: "an unknown right",
    file: with_("definition.nodes.0.fields.days", "root"),
    reason: "flow_file_invalid",
    place: "definition.nodes[0].fields.days",
  },
  {
    name: "a serial prefix with a space",
    file: with_("definition.settings.serialPrefix", "a b"),
    reason: "flow_file_invalid",
    place: "definition.settings.serialPrefix",
  },
  { name: "no name", file: with_("flow.name", "   "), reason: "flow_file_invalid", place: "flow.name" },
  { name: "a flow for a text", file: with_("flow", "Leave"), reason: "flow_file_invalid", place: "flow" },
];

const circle = ["a", "b", "c"].map((key) => ({ key, name: key, type: "exclusive" }));

/** Odd, and yet flows: they become drafts, with problems that say what is to be mended. */
export const ODD: readonly { name: string; file: string; problem: string }[] = [
  { name: "no steps", file: with_("definition.nodes", []), problem: "start_missing" },
  {
    name: "gateways in a circle",
    file: with_("definition", {
      ...SOUND.definition,
      nodes: [...SOUND.definition.nodes, ...circle],
      transitions: [
        ...SOUND.definition.transitions,
        ...["ab", "bc", "ca"].map(([from, to]) => ({ key: `${from}${to}`, from, to, name: "on", isDefault: true })),
      ],
    }),
    problem: "gateway_loop",
  },
  {
    name: "2,000 steps of one key",
    file: with_("definition.nodes", Array(2000).fill(SOUND.definition.nodes[1])),
    problem: "node_key_twice",
  },
  {
    name: "a way to nowhere",
    file: with_("definition.transitions.1.to", "constructor"),
    problem: "transition_to_missing",
  },
  {
    name: "a way from what objects inherit",
    file: with_("definition.transitions.1.from", "toString"),
    problem: "transition_from_missing",
  },
  {
    name: "a condition without end",
    file: with_("definition.transitions.3.condition", "(".repeat(9000)),
    problem: "condition_invalid",
  },
];
