import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { identifyProcess, isSameProcessAlive } from "./identity.mjs";

const LOOK_AGAIN_MS = 250;

/**
 * @typedef {object} ProcessLock
 * @property {Record<string, any> | null} abandoned the note of a previous holder that died without letting go
 * @property {(note: Record<string, any>) => void} write replaces the note other processes read
 * @property {() => void} release
 */

/**
 * A lock file that belongs to a living process. One left behind by a dead process is taken over.
 * @param {string} file
 * @param {Record<string, any>} [note] what others read about the holder
 * @returns {{ lock: ProcessLock, holder: null } | { lock: null, holder: Record<string, any> }}
 */
export function tryLock(file, note = {}) {
  mkdirSync(path.dirname(file), { recursive: true });
  const abandoned = moveAbandonedAway(file);
  const claim = `${file}.${process.pid}`;
  writeNote(claim, note);
  try {
    linkSync(claim, file);
  } catch (error) {
    if (error.code !== "EEXIST") throw error;
    return { lock: null, holder: readNote(file) ?? {} };
  } finally {
    rmSync(claim, { force: true });
  }
  const release = () => {
    process.off("exit", release);
    if (isMine(readNote(file))) rmSync(file, { force: true });
  };
  process.on("exit", release);
  return { lock: { abandoned, write: (newNote) => replaceNote(file, newNote), release }, holder: null };
}

/**
 * @param {string} file
 * @param {{ signal?: AbortSignal, onWait?: (holder: Record<string, any>) => void }} [options]
 * @returns {Promise<ProcessLock>}
 */
export async function waitForLock(file, { signal, onWait } = {}) {
  for (let isFirst = true; ; isFirst = false) {
    const { lock, holder } = tryLock(file);
    if (lock) return lock;
    if (isFirst) onWait?.(holder);
    await sleep(LOOK_AGAIN_MS, undefined, { signal });
  }
}

/** The note of the living process that holds `file`, or null. */
export function findLockHolder(file) {
  const note = readNote(file);
  return isSameProcessAlive(note?.holder) ? note : null;
}

function moveAbandonedAway(file) {
  const seen = readNote(file);
  if (seen === null || isSameProcessAlive(seen.holder)) return null;
  // Renaming takes the file from under everybody else, so only one process can carry it off. Should a new holder have
  // come in between, its file is put back.
  const aside = `${file}.${process.pid}.abandoned`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if (error.code === "ENOENT") return null;
    throw error;
  }
  const moved = readNote(aside);
  if (isSameProcessAlive(moved?.holder)) linkSync(aside, file);
  rmSync(aside, { force: true });
  return seen;
}

function isMine(note) {
  const me = identifyProcess();
  return note?.holder?.pid === me?.pid && note?.holder?.born === me?.born;
}

function replaceNote(file, note) {
  const claim = `${file}.${process.pid}`;
  writeNote(claim, note);
  renameSync(claim, file);
}

function writeNote(file, note) {
  writeFileSync(file, `${JSON.stringify({ ...note, holder: identifyProcess() })}\n`);
}

function readNote(file) {
  let text;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    if (error.code === "ENOENT") return null;
    throw error;
  }
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}
