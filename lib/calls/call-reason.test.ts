import { expect, test } from "vitest";
import en from "@/messages/en.json";
import zhCN from "@/messages/zh-CN.json";
import { CALL_REASONS, readReason, writeReason } from "./call-reason";

test.each(CALL_REASONS.filter((reason) => reason !== "answered_no"))("%s is read as it was written", (reason) => {
  expect(readReason(writeReason(reason, ""))).toEqual({ reason, detail: "" });
});

test("what names machines inside the network stays out of the ticket", () => {
  expect(writeReason("unreachable", "connect ECONNREFUSED 10.0.0.7:80")).toBe("call.unreachable");
  expect(readReason(writeReason("bad_status", "503"))).toEqual({ reason: "bad_status", detail: "503" });
});

test("the other system's own words stay as they are", () => {
  expect(writeReason("answered_no", "no disk")).toBe("no disk");
  for (const text of ["no disk", "call.me_back: please", "call.", "x call.timed_out"])
    expect(readReason(text)).toBeNull();
});

test("every reason has words in both languages", () => {
  for (const { calls } of [en, zhCN]) expect(Object.keys(calls.reasons).sort()).toEqual([...CALL_REASONS].sort());
});
