import { expect, test } from "vitest";
import type { ChannelView } from "@/lib/notices/channels/schema";
import { addressesIn, draftOf, missingIn, toConfig, wrongAddresses } from "./channel-draft";

const slack = { name: "Ops", language: "en", settings: { kind: "slack" } } as unknown as ChannelView;

test("what is secret and left empty is kept, also without a word about it", () => {
  const draft = draftOf(slack, "en");
  expect(toConfig(draft, "slack", false)).toEqual({ kind: "slack", url: null });
  expect(toConfig(draft, "dingtalk", false)).toEqual({ kind: "dingtalk", url: null, secret: null });
  expect(toConfig({ ...draft, forgetsSecret: true }, "dingtalk", false)).toMatchObject({ secret: "" });
  expect(toConfig({ ...draft, url: " https://x ", secret: "" }, "feishu", true)).toEqual({
    ...{ kind: "feishu", url: "https://x", secret: "" },
  });
});

test("addresses are read one a line, or as people paste them", () => {
  expect(addressesIn("a@example.org\n b@example.org, c@example.org;")).toEqual([
    ...["a@example.org", "b@example.org", "c@example.org"],
  ]);
  expect(wrongAddresses("a@example.org nobody @x")).toEqual(["nobody", "@x"]);
});

test("each kind asks for its own", () => {
  const draft = { ...draftOf(null, "en"), source: "" };
  expect(missingIn(draft, "slack", true)).toEqual(["name", "url"]);
  expect(missingIn(draft, "webhook", true)).toEqual(["name", "url", "secret"]);
  expect(missingIn({ ...draft, name: "x" }, "webhook", false)).toEqual([]);
  expect(missingIn({ ...draft, hasOwnServer: true }, "email", true)).toEqual(["name", "addresses", "host", "from"]);
  expect(missingIn(draft, "script", true)).toEqual(["name", "source"]);
});

test("a mail server keeps its settings, and its password stays where it is", () => {
  const server = {
    host: "smtp.example.org",
    port: 465,
    security: "tls",
    user: "u",
    from: "a@b.org",
    hasPassword: true,
  };
  const settings = { kind: "email", addresses: ["x@y.org"], server };
  const draft = draftOf({ ...slack, settings } as unknown as ChannelView, "en");
  const { hasPassword: _set, ...shown } = server;
  expect(toConfig(draft, "email", false)).toEqual({
    ...{ kind: "email", addresses: ["x@y.org"], server: { ...shown, password: null } },
  });
  expect(toConfig({ ...draft, hasOwnServer: false }, "email", false)).toMatchObject({ server: null });
});
