import { expect, test } from "vitest";
import { FlowDefinition } from "./definition";
import { HIDDEN_SECRET, hasSecrets, hideSecrets, NEW_SECRET, restoreSecrets } from "./hidden-secrets";

type Secrets = { hook?: string; resolver?: string; late?: string; address?: string };

const definition = ({ hook = "", resolver = "", late = "", address = "https://b.example" }: Secrets) =>
  FlowDefinition.parse({
    format: 1,
    nodes: [
      { key: "call", name: "Call", type: "hook", hook: { url: "https://a.example", sealedSecret: hook } },
      {
        key: "ask",
        name: "Ask",
        type: "task",
        who: [{ kind: "requester" }, { kind: "external", url: address, sealedSecret: resolver }],
        reminders: [
          { afterSeconds: 60 },
          {
            afterSeconds: 90,
            escalate: { who: [{ kind: "external", url: address, sealedSecret: late }], how: "inform" },
          },
        ],
      },
    ],
    transitions: [],
  });

const seal = (plain: string) => `sealed ${plain}`;
const earlier = definition({ hook: "h", resolver: "r", late: "l" });

test("what leaves the server says only that there are secrets", () => {
  expect(hideSecrets(earlier)).toEqual(
    definition({ hook: HIDDEN_SECRET, resolver: HIDDEN_SECRET, late: HIDDEN_SECRET }),
  );
  expect(hideSecrets(definition({}))).toEqual(definition({}));
  expect([hasSecrets(earlier), hasSecrets(definition({}))]).toEqual([true, false]);
});

test.each<[string, Secrets, Secrets]>([
  ["what was hidden is there again", { hook: HIDDEN_SECRET, resolver: HIDDEN_SECRET }, { hook: "h", resolver: "r" }],
  ["what reminders ask is another secret", { resolver: "", late: HIDDEN_SECRET }, { late: "l" }],
  ["what was cleared is gone", { hook: "", resolver: "" }, {}],
  ["what is new is sealed", { hook: `${NEW_SECRET}x` }, { hook: "sealed x" }],
  [
    "another address is told no secret",
    { resolver: HIDDEN_SECRET, address: "https://evil.example" },
    { address: "https://evil.example" },
  ],
])("%s", (_name, sent, expected) => {
  expect(restoreSecrets(definition(sent), [earlier], seal)).toEqual(definition(expected));
});

test("a sealed secret from elsewhere is not taken", () => {
  expect(() => restoreSecrets(definition({ resolver: "h" }), [earlier], seal)).toThrow(/invalid/);
});

test("a flow without a past has no secrets to hide", () => {
  expect(restoreSecrets(definition({ hook: HIDDEN_SECRET }), [], seal)).toEqual(definition({}));
});
