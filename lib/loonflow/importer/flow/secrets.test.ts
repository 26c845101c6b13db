import { expect, test } from "vitest";
import { withoutSecrets } from "./secrets";

const participant = (text: string) => withoutSecrets({ participant: text }).participant;

test("columns that are secrets by their name are left out, wherever they are", () => {
  const record = { id: 1, hook_token: "x", states: [{ id: 2, api_key: "y", name: "z" }], nested: { password: "p" } };
  expect(withoutSecrets(record)).toEqual({ id: 1, states: [{ id: 2, name: "z" }], nested: {} });
});

test("whom to call is kept, its secrets are not", () => {
  const hook = {
    hook_url: "https://ops.example.com/hook?id=3",
    hook_token: "secret",
    wait: true,
    extra_info: { apiKey: "k" },
  };
  expect(JSON.parse(String(participant(JSON.stringify(hook))))).toEqual({
    hook_url: "https://ops.example.com/hook?id=3",
    wait: true,
    extra_info: {},
  });
});

test("addresses lose what signs them in", () => {
  const hook = JSON.stringify({ hook_url: "https://user:pass@example.com/hook?access_token=abc&id=3&key=k" });
  const shown = String(participant(hook));
  for (const secret of ["user", "pass@", "abc", "=k"]) expect(shown).not.toContain(secret);
  expect(shown).toContain("example.com/hook");
  expect(shown).toContain("id=3");
});

test("what should be JSON and is not stays hidden", () => {
  expect(participant("{hook_token: secret")).toBe("***");
  expect(participant("token=secret")).toBe("***");
});

test("names, ids and forms stay as they are", () => {
  expect(participant("alice,bob")).toBe("alice,bob");
  expect(participant("3")).toBe("3");
  const form = { state_field_str: '{"password": 2, "token": 1}', field_key: "password" };
  expect(withoutSecrets(form)).toEqual(form);
});
