import { describe, expect, test } from "vitest";
import en from "@/messages/import.en.json";
import zh from "@/messages/import.zh-CN.json";
import setup from "../../fixtures/setup.json";
import { FILE_PROBLEMS, readInstallation } from "./read-installation";

const read = (file: unknown) => readInstallation(JSON.stringify(file));

function problems(file: unknown) {
  const result = read(file);
  return result.ok ? [] : result.problems.map(({ path, code, params }) => [path, code, params]);
}

test("a real file is read whole", () => {
  const result = read(setup);
  expect(result.ok && result.installation.workflows.length).toBe(14);
  expect(problems(setup)).toEqual([]);
});

describe("columns as databases and other exports write them", () => {
  const user = { id: "7", username: "ann", is_admin: 1, is_active: "0", dept_id: "", alias: null, is_deleted: false };

  test("are read all the same", () => {
    const result = read({ users: [user], workflows: [] });
    expect(result.ok && result.installation.users[0]).toMatchObject({
      id: 7,
      is_admin: true,
      is_active: false,
      dept_id: 0,
      alias: "",
      email: "",
    });
  });

  test("JSON columns may hold the JSON itself", () => {
    const states = [{ id: 1, label: { a: 1 }, state_field_str: { title: 2 } }];
    const result = read({ users: [], workflows: [{ id: 1, states, transitions: [] }] });
    expect(result.ok && result.installation.workflows[0]?.states[0]).toMatchObject({
      label: '{"a":1}',
      state_field_str: '{"title":2}',
    });
  });

  test("a byte order mark is no part of the file", () => {
    expect(readInstallation(`\uFEFF${JSON.stringify(setup)}`).ok).toBe(true);
  });
});

describe("what makes a file unreadable is listed, all at once", () => {
  test("what is no JSON", () => {
    expect(problems("x")).toEqual([["", "not_a_row", {}]]);
    const result = readInstallation('{\n "users": [],\n "workflows": [}\n');
    expect(result).toMatchObject({
      ok: false,
      problems: [{ path: "", code: "not_json", params: { message: expect.any(String) } }],
    });
    expect(readInstallation("")).toMatchObject({ ok: false, problems: [{ code: "not_json" }] });
  });

  test("tables that are missing or none", () => {
    expect(problems({ workflows: {} })).toEqual([
      ["users", "missing_table", {}],
      ["workflows", "not_a_table", {}],
    ]);
  });

  test("rows and columns", () => {
    const file = {
      users: [{ id: 0, username: "" }, "ann", { username: "bob", is_admin: "perhaps" }],
      roles: [{ id: 1, name: { a: 1 } }],
      workflows: [{ id: 1, states: [{ id: 1, order_id: 1.5 }], transitions: [{ id: "x" }] }],
    };
    expect(problems(file)).toEqual([
      ["users[0].id", "expected_id", {}],
      ["users[0].username", "expected_username", {}],
      ["users[1]", "not_a_row", {}],
      ["users[2].id", "expected_id", {}],
      ["users[2].is_admin", "expected_flag", {}],
      ["roles[0].name", "expected_text", {}],
      ["workflows[0].states[0].order_id", "expected_integer", {}],
      ["workflows[0].transitions[0].id", "expected_id", {}],
    ]);
  });

  test("ids and user names that are there twice, also across workflows", () => {
    const workflow = (id: number) => ({ id, states: [{ id: 5 }], transitions: [] });
    const file = {
      users: [
        { id: 1, username: "ann" },
        { id: 1, username: "ann" },
      ],
      workflows: [workflow(1), workflow(2)],
    };
    expect(problems(file)).toEqual([
      ["users[1].id", "id_twice", { value: 1, other: "users[0]" }],
      ["workflows[1].states[0].id", "id_twice", { value: 5, other: "workflows[0].states[0]" }],
      ["users[1].username", "username_twice", { value: "ann", other: "users[0]" }],
    ]);
  });

  test("numbers beyond what an id can be", () => {
    expect(problems({ users: [{ id: 2_147_483_648, username: "ann" }], workflows: [] })).toEqual([
      ["users[0].id", "expected_id", {}],
    ]);
  });
});

test("every problem has its sentence in both languages", () => {
  const sentences = ["title", "whole", "unreadable", "usage", ...FILE_PROBLEMS].sort();
  for (const { file } of [en, zh]) expect(Object.keys(file).sort()).toEqual(sentences);
});
