import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { leave } from "@/lib/designer/testing/known-flows";
import type { FlowDefinition } from "@/lib/flows/definition";
import type { ActionError } from "@/lib/http/action-result";
import { createDesignerStore, type OtherDraft } from "./designer-store";
import { DraftSaver, type DraftServer, type SavedDraft } from "./draft-saver";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const changed: ActionError = {
  code: "conflict",
  reason: "draft_changed",
  params: { by: "Emma", at: "2026-11-26T04:00:00Z" },
  problems: [],
  message: "Somebody else saved the draft.",
};

type Held = { arrive(): void; answer(): void; lose(): void };

/** A server that holds one draft and refuses what was made of an older one. The network in between can be held up and lose things. */
class RevisionServer implements DraftServer {
  revision = 3;
  definition: FlowDefinition;
  readonly received: FlowDefinition[] = [];
  readonly aside: FlowDefinition[] = [];
  inFlight = 0;
  mostInFlight = 0;
  refusal: ActionError | null = null;
  isReadable = true;
  /** Saves that wait until they are let go; null when all are answered at once. */
  held: Held[] | null = null;

  constructor(definition: FlowDefinition) {
    this.definition = definition;
  }

  async save(input: Parameters<DraftServer["save"]>[0]): ReturnType<DraftServer["save"]> {
    this.inFlight += 1;
    this.mostInFlight = Math.max(this.mostInFlight, this.inFlight);
    try {
      if (this.held === null) return this.take(input);
      return await this.holdUp(this.held, input);
    } finally {
      this.inFlight -= 1;
    }
  }

  async readOther(): Promise<OtherDraft> {
    if (!this.isReadable) throw new TypeError("Failed to fetch");
    // As a database gives it back: with its properties in another order.
    const definition = JSON.parse(JSON.stringify(this.definition), (_, value) =>
      typeof value === "object" && value !== null && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).reverse())
        : value,
    );
    return { definition, revision: this.revision, number: 2, by: "Emma", at: null };
  }

  /** Somebody else saves. */
  saveAsOther(definition: FlowDefinition): void {
    this.definition = definition;
    this.revision += 1;
  }

  private take({ definition, expectedRevision, setsAside }: Parameters<DraftServer["save"]>[0]) {
    this.received.push(definition);
    if (this.refusal !== null) return { ok: false as const, error: this.refusal };
    if (expectedRevision !== this.revision) return { ok: false as const, error: changed };
    if (setsAside) this.aside.push(this.definition);
    this.saveAsOther(definition);
    const data: SavedDraft = { number: 2, revision: this.revision, problems: [] };
    return { ok: true as const, data };
  }

  private holdUp(held: Held[], input: Parameters<DraftServer["save"]>[0]): ReturnType<DraftServer["save"]> {
    return new Promise((resolve, reject) => {
      let taken: Awaited<ReturnType<DraftServer["save"]>> | null = null;
      const arrive = () => {
        taken ??= this.take(input);
        return taken;
      };
      held.push({ arrive, answer: () => resolve(arrive()), lose: () => reject(new TypeError("Failed to fetch")) });
    });
  }
}

function open() {
  const definition = leave();
  const server = new RevisionServer(definition);
  const store = createDesignerStore({
    flow: { id: 7, name: "Leave", isActive: true },
    names: { people: {}, departments: {}, roles: [], flows: [], calendars: [] },
    draft: { definition, revision: server.revision, number: 2, publishedNumber: 1 },
  });
  const saver = new DraftSaver(store, server, { unreachable: "The server does not answer." });
  const stop = saver.watch();
  const call = (name: string) => store.getState().edit({ type: "UpdateNode", key: "leader", patch: { name } });
  const nameIn = ({ nodes }: FlowDefinition) => nodes.find(({ key }) => key === "leader")?.name;
  const present = () => store.getState().history.present;
  return { server, store, saver, stop, call, nameIn, present, saving: () => store.getState().saving };
}

/** The save that is on its way. */
function onItsWay({ held }: RevisionServer): Held {
  const last = held?.at(-1);
  if (last === undefined) throw new Error("nothing is on its way");
  return last;
}

test("saves once, a moment after the last of several edits", async () => {
  const { server, call, nameIn, store, saving, present } = open();
  for (const name of ["A", "Ab", "Abc"]) {
    call(name);
    await vi.advanceTimersByTimeAsync(600);
  }
  expect(server.received).toEqual([]);
  await vi.advanceTimersByTimeAsync(100);
  expect(server.received.map(nameIn)).toEqual(["Abc"]);
  expect(store.getState().draft).toMatchObject({ revision: 4, number: 2, publishedNumber: 1 });
  expect(store.getState().draft.saved).toBe(present());
  expect(store.getState().serverProblems).toEqual([]);
  expect(saving()).toEqual({ state: "idle" });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(server.received).toHaveLength(1);
});

test("an edit that is undone in time is not sent at all", async () => {
  const { server, call, store, saver } = open();
  call("A");
  store.getState().undo();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(server.received).toEqual([]);
  expect(await saver.flush()).toBe(true);
});

test("one save is on its way at a time; what is edited meanwhile is saved after it", async () => {
  const { server, call, nameIn, saver, saving, present } = open();
  server.held = [];
  call("A");
  await vi.advanceTimersByTimeAsync(700);
  expect(saving()).toEqual({ state: "saving" });
  call("B");
  await vi.advanceTimersByTimeAsync(5000);
  const flushed = Promise.all([saver.flush(), saver.flush()]);
  call("C");
  await vi.advanceTimersByTimeAsync(5000);
  expect(server.inFlight).toBe(1);
  onItsWay(server).answer();
  await vi.advanceTimersByTimeAsync(0);
  expect(server.inFlight).toBe(1);
  onItsWay(server).answer();
  expect(await flushed).toEqual([true, true]);
  expect(server.received.map(nameIn)).toEqual(["A", "C"]);
  expect(server.definition).toBe(present());
  expect(server.mostInFlight).toBe(1);
});

test("what is undone while it is on its way is saved as it was before", async () => {
  const { server, call, nameIn, saver, store, present } = open();
  const before = present();
  server.held = [];
  call("A");
  await vi.advanceTimersByTimeAsync(700);
  store.getState().undo();
  const flushed = saver.flush();
  await vi.advanceTimersByTimeAsync(5000);
  onItsWay(server).answer();
  await vi.advanceTimersByTimeAsync(0);
  expect(nameIn(server.definition)).toBe("A");
  onItsWay(server).answer();
  expect(await flushed).toBe(true);
  expect(server.definition).toBe(before);
});

test("a draft that somebody else saved is not overwritten, whatever is edited or flushed", async () => {
  const { server, call, nameIn, saver, saving, store, stop, present } = open();
  const theirs = { ...leave(), transitions: [] };
  call("Mine");
  server.saveAsOther(theirs);
  await vi.advanceTimersByTimeAsync(700);
  expect(saving()).toMatchObject({ state: "conflict", theirs: { definition: theirs, revision: 4, by: "Emma" } });
  call("Still mine");
  await vi.advanceTimersByTimeAsync(60_000);
  expect(await saver.flush()).toBe(false);
  stop();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(server.received.map(nameIn)).toEqual(["Mine"]);
  expect(server.definition).toBe(theirs);
  expect(nameIn(present())).toBe("Still mine");
  expect(store.getState().draft.revision).toBe(3);
});

test("whichever draft is chosen in a conflict is saved on top of the other, and the other is one step back", async () => {
  const { server, call, nameIn, saving, store, present } = open();
  const theirs = { ...leave(), transitions: [] };
  call("Mine");
  server.saveAsOther(theirs);
  await vi.advanceTimersByTimeAsync(700);
  const state = saving();
  if (state.state !== "conflict") throw new Error("no conflict");
  const { definition, revision, number } = state.theirs;
  store.getState().adopt({ saved: definition, revision, number });
  expect(saving()).toEqual({ state: "idle" });
  expect(present().transitions).toEqual([]);
  store.getState().undo();
  expect(nameIn(present())).toBe("Mine");
  await vi.advanceTimersByTimeAsync(700);
  expect(nameIn(server.definition)).toBe("Mine");
  expect(server.revision).toBe(5);
});

test("an answer that is lost does not make a conflict of one's own draft with itself", async () => {
  const { server, call, nameIn, saving, store, present } = open();
  server.held = [];
  call("A");
  await vi.advanceTimersByTimeAsync(700);
  onItsWay(server).arrive();
  onItsWay(server).lose();
  await vi.advanceTimersByTimeAsync(0);
  expect(saving()).toEqual({ state: "failed", message: "The server does not answer." });
  server.held = null;
  call("B");
  await vi.advanceTimersByTimeAsync(10_000);
  expect(saving()).toEqual({ state: "idle" });
  expect(server.definition).toBe(present());
  expect(nameIn(server.definition)).toBe("B");
  expect(store.getState().draft.revision).toBe(5);
});

test("an answer that is lost does not hide that somebody else saved since", async () => {
  const { server, call, saving } = open();
  const theirs = { ...leave(), transitions: [] };
  server.held = [];
  call("A");
  await vi.advanceTimersByTimeAsync(700);
  onItsWay(server).arrive();
  onItsWay(server).lose();
  await vi.advanceTimersByTimeAsync(0);
  server.held = null;
  server.saveAsOther(theirs);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(saving()).toMatchObject({ state: "conflict", theirs: { revision: 5 } });
  expect(server.definition).toBe(theirs);
});

test("while the server cannot be reached everything is kept, and tried again by itself", async () => {
  const { server, call, saver, saving, present } = open();
  server.held = [];
  call("A");
  await vi.advanceTimersByTimeAsync(700);
  for (let tries = 1; tries < 5; tries += 1) {
    onItsWay(server).lose();
    await vi.advanceTimersByTimeAsync(3999);
    expect(saving()).toEqual({ state: "failed", message: "The server does not answer." });
    expect(saver.isUnsaved()).toBe(true);
    expect(server.held).toHaveLength(tries);
    await vi.advanceTimersByTimeAsync(1);
    expect(server.held).toHaveLength(tries + 1);
  }
  onItsWay(server).answer();
  await vi.advanceTimersByTimeAsync(0);
  expect(saving()).toEqual({ state: "idle" });
  expect(server.definition).toBe(present());
});

test("what the server refuses is said in its own words, kept, and tried again", async () => {
  const { server, call, nameIn, saver, saving } = open();
  server.refusal = { ...changed, code: "unauthenticated", reason: "signed_out", message: "Sign in again." };
  call("A");
  expect(await saver.flush()).toBe(false);
  expect(saving()).toEqual({ state: "failed", message: "Sign in again." });
  server.refusal = null;
  await vi.advanceTimersByTimeAsync(4000);
  expect(nameIn(server.definition)).toBe("A");
  expect(saving()).toEqual({ state: "idle" });
});

test("a conflict whose other draft cannot be read yet is no conflict yet, and nothing is overwritten", async () => {
  const { server, call, saving } = open();
  const theirs = { ...leave(), transitions: [] };
  server.saveAsOther(theirs);
  server.isReadable = false;
  call("A");
  await vi.advanceTimersByTimeAsync(700);
  expect(saving()).toEqual({ state: "failed", message: changed.message });
  server.isReadable = true;
  await vi.advanceTimersByTimeAsync(4000);
  expect(saving()).toMatchObject({ state: "conflict", theirs: { revision: 4 } });
  expect(server.definition).toBe(theirs);
});

test("leaving saves at once, and nothing is watched any more", async () => {
  const { server, call, nameIn, stop } = open();
  call("A");
  stop();
  await vi.advanceTimersByTimeAsync(0);
  expect(server.received.map(nameIn)).toEqual(["A"]);
  call("B");
  await vi.advanceTimersByTimeAsync(60_000);
  expect(server.received).toHaveLength(1);
});

test("who keeps their own draft has the other one set aside, that once", async () => {
  const { server, saver, call, nameIn, saving } = open();
  const others = leave();
  server.saveAsOther(others);
  call("Mine");
  expect(await saver.flush()).toBe(false);
  const conflict = saving();
  if (conflict.state !== "conflict") throw new Error("nobody was told of the other draft");
  expect(await saver.overwrite(conflict.theirs)).toBe(true);
  expect(nameIn(server.definition)).toBe("Mine");
  expect(server.aside).toEqual([others]);
  call("Mine, later");
  await saver.flush();
  expect(nameIn(server.definition)).toBe("Mine, later");
  expect(server.aside).toHaveLength(1);
});

test("a third draft, saved while somebody chose, is not overwritten either", async () => {
  const { server, saver, call, nameIn, saving } = open();
  server.saveAsOther(leave());
  call("Mine");
  await saver.flush();
  const conflict = saving();
  if (conflict.state !== "conflict") throw new Error("nobody was told of the other draft");
  const third = { ...leave(), nodes: leave().nodes.map((node) => ({ ...node, name: `${node.name}, third` })) };
  server.saveAsOther(third);
  expect(await saver.overwrite(conflict.theirs)).toBe(false);
  expect(saving().state).toBe("conflict");
  expect(nameIn(server.definition)).toBe("Leader, third");
  expect(server.aside).toEqual([]);
});
