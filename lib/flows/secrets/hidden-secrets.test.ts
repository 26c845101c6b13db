import { expect, test } from "vitest";
import { FlowDefinition } from "../definition";
import { HIDDEN_SECRET, hideSecrets, NEW_SECRET, restoreSecrets, secretsOf, shedSecrets } from "./hidden-secrets";

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
  expect(restoreSecrets(definition(sent), [secretsOf(earlier)], seal)).toEqual(definition(expected));
});

test("a sealed secret from elsewhere is not taken", () => {
  expect(() => restoreSecrets(definition({ resolver: "h" }), [secretsOf(earlier)], seal)).toThrow(/invalid/);
});

test("a flow without a past has no secrets to hide", () => {
  expect(restoreSecrets(definition({ hook: HIDDEN_SECRET }), [], seal)).toEqual(definition({}));
});

test("secrets of what was deleted are kept, what was cleared or has a new one is not", () => {
  const before = { ...secretsOf(earlier), gone: "g" };
  expect(shedSecrets([before], definition({ hook: "other" }))).toEqual({ gone: "g" });
  const elsewhere = definition({ hook: "h", address: "https://c.example" });
  expect(shedSecrets([secretsOf(earlier), { old: "o" }], elsewhere)).toEqual({
    "ask https://b.example": "r",
    "ask late https://b.example": "l",
    old: "o",
  });
});

test("what was kept is there again with what it belongs to", () => {
  const kept = { "ask https://b.example": "r" };
  expect(restoreSecrets(definition({ resolver: HIDDEN_SECRET }), [{}, kept], seal)).toEqual(
    definition({ resolver: "r" }),
  );
});
