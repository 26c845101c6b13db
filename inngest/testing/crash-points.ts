import { Inngest } from "inngest";
import { Runner } from "@/lib/runner/runner";

/**
 * Where a process that carries out background work is killed, by names. `mid-…` points lie in other systems, which kill
 * it themselves while they are asked.
 */
export const CRASH_POINTS = [
  "after-commit",
  "before-relay",
  "after-relay",
  "before-first-step",
  "mid-script",
  "script-answered",
  "mid-hook",
  "hook-answered",
  "mid-mail",
  "mail-answered",
  "mid-webhook",
  "webhook-answered",
  "between-memo-and-next-job",
  "timer-due",
] as const;
export type CrashPoint = (typeof CRASH_POINTS)[number];

const die = () => process.kill(process.pid, "SIGKILL");
/** A killed process runs on for a moment; nothing may come of that. */
const never = () => new Promise<never>(() => {});

/** Has this process die in the instant it comes to the point. */
export function dieAt(point: CrashPoint): void {
  const send = Inngest.prototype.send;
  Inngest.prototype.send = async function (this: Inngest, ...given: Parameters<typeof send>) {
    if (point === "before-relay") return die() && never();
    const sent = await send.apply(this, given);
    return point === "after-relay" ? die() && never() : sent;
  } as typeof send;

  const { register } = Runner.prototype;
  Runner.prototype.register = function (handler) {
    return register.call(this, async (request) => {
      const call = request.method === "POST" ? await readCall(request) : null;
      if (call !== null && diesBefore(point, call)) return die() && never();
      const answer = await handler(request);
      if (call !== null && diesAfter(point, call, answer)) return die() && never();
      return answer;
    });
  };
}

type Call = { functionId: string; steps: number };

async function readCall(request: Request): Promise<Call> {
  const { steps } = (await request.clone().json()) as { steps: object };
  const functionId = new URL(request.url).searchParams.get("fnId") ?? "";
  return { functionId: functionId.replace("skein-", ""), steps: Object.keys(steps).length };
}

function diesBefore(point: CrashPoint, { functionId, steps }: Call): boolean {
  if (point === "before-first-step") return functionId === "run-script" && steps === 0;
  if (point === "between-memo-and-next-job") return functionId === "notify-assignees" && steps === 1;
  return point === "timer-due" && functionId === "fire-timer" && steps === 1;
}

const ANSWERED: Partial<Record<CrashPoint, string>> = {
  "script-answered": "run-script",
  "hook-answered": "call-hook",
  "mail-answered": "mail-notice",
  "webhook-answered": "deliver-webhook",
};

/** The step has run, and nobody knows yet. */
function diesAfter(point: CrashPoint, { functionId, steps }: Call, answer: Response): boolean {
  return ANSWERED[point] === functionId && steps === 0 && answer.status === 206;
}
