import { expect, test } from "vitest";
import { applyEdit } from "./edits";
import type { Edit } from "./edits/edit";
import { type History, record, redo, seal, startHistory, undo } from "./history";
import { labelOf } from "./label-of";
import { leave } from "./testing/known-flows";

const call = (name: string): Edit => ({ type: "UpdateNode", key: "leader", patch: { name } });

function edited(history: History, edit: Edit, merge?: string): History {
  const label = labelOf(history.present, edit);
  return record(history, applyEdit(history.present, edit), merge === undefined ? { label } : { label, merge });
}

const typed = (history: History, text: string, merge = "name:leader") =>
  [...text].reduce((before, _, index) => edited(before, call(text.slice(0, index + 1)), merge), history);

const nameIn = ({ present }: History) => present.nodes.find(({ key }) => key === "leader")?.name;

test("a word that is typed is one step back and one step on", () => {
  const start = startHistory(leave());
  const history = typed(start, "Chief");
  expect(history.past).toHaveLength(1);
  expect(undo(history).present).toBe(start.present);
  expect(nameIn(redo(undo(history)))).toBe("Chief");
});

test("other edits, other places and a seal in between end the step", () => {
  const start = startHistory(leave());
  expect(edited(typed(start, "Chief"), call("Boss")).past).toHaveLength(2);
  expect(typed(typed(start, "Chief"), "Boss", "name:hr").past).toHaveLength(2);
  const sealed = typed(seal(typed(start, "Chief")), "Boss");
  expect(sealed.past).toHaveLength(2);
  expect(nameIn(undo(sealed))).toBe("Chief");
  expect(seal(start)).toBe(start);
});

test("what is typed after going back is a step of its own", () => {
  const start = startHistory(leave());
  const back = undo(edited(typed(start, "Chief"), call("Boss")));
  const onward = typed(back, "Head");
  expect(onward.past).toHaveLength(2);
  expect(onward.future).toEqual([]);
  expect(nameIn(undo(onward))).toBe("Chief");
  const again = typed(redo(undo(typed(start, "Chief"))), "Head");
  expect(nameIn(undo(again))).toBe("Chief");
});

test("an edit that changes nothing is no step and keeps what can be done again", () => {
  const back = undo(typed(startHistory(leave()), "Chief"));
  expect(edited(back, { type: "RemoveElements", nodeKeys: ["nothing"], transitionKeys: [] })).toBe(back);
});

test("says what each step was, back and on", () => {
  const removed: Edit = { type: "RemoveElements", nodeKeys: ["hr"], transitionKeys: [] };
  const history = edited(edited(startHistory(leave()), call("Chief")), removed);
  expect(history.past.map(({ label }) => label)).toEqual([
    { type: "UpdateNode", name: "Leader" },
    { type: "RemoveElements", name: "HR" },
  ]);
  expect(undo(undo(history)).future.map(({ label }) => label.type)).toEqual(["UpdateNode", "RemoveElements"]);
});

test("goes back five hundred steps, and never further than there is anything", () => {
  let history = startHistory(leave());
  for (let step = 1; step <= 510; step += 1) history = edited(history, call(`Chief ${step}`));
  expect(history.past).toHaveLength(500);
  for (let step = 0; step < 600; step += 1) history = undo(history);
  expect(nameIn(history)).toBe("Chief 10");
  expect(undo(history)).toBe(history);
  for (let step = 0; step < 600; step += 1) history = redo(history);
  expect(nameIn(history)).toBe("Chief 510");
  expect(redo(history)).toBe(history);
});
