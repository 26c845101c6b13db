import { expect, test } from "vitest";
import { FlowDefinition } from "@/lib/flows/definition";
import { scriptFaults } from "./script-faults";

const faultsOf = (source: string, language: "javascript" | "python" = "javascript") => {
  const node = { key: "run", name: "Run", type: "script" as const, script: { language, source } };
  return scriptFaults(FlowDefinition.parse({ format: 1, nodes: [node], transitions: [] })).get("run");
};

test.each(["", "return 1;", "await fetch('x')", "// only this", "for (;;);", "});({"])(
  "%j is read, and not run",
  (source) => {
    expect(faultsOf(source)).toBeUndefined();
  },
);

test("what cannot be read is told with its line", () => {
  expect(faultsOf("const a = 1;\nconst a = 2;")).toEqual({
    line: 2,
    message: expect.stringContaining("already been declared"),
  });
  expect(faultsOf("return {")).toMatchObject({ message: expect.stringContaining("Unexpected") });
  expect(faultsOf("import fs from 'fs';")).toMatchObject({ line: 1 });
});

test("Python is not read here", () => {
  expect(faultsOf("def f(:", "python")).toBeUndefined();
});
