import { randomUUID } from "node:crypto";
import { type Db, getDb } from "@/db/client";
import { type CommandContext, commandContext } from "@/lib/command";
import { nudgeRelay } from "@/lib/outbox/nudge-relay";
import { systemClock } from "@/lib/platform/clock";
import { AppError } from "@/lib/platform/errors";
import { logger } from "@/lib/platform/logger";
import { type Answer, answer, faultAnswer, notFoundAnswer, refusalAnswer, unprovenAnswer } from "./answer";
import { appErrorRefusal } from "./app-error-refusal";
import { authenticate } from "./authenticate";
import { type Body, type EmptyBody, readBody, readOptionalBody } from "./body";
import { actorOf, type Caller, type ClientScope, scopeOf } from "./caller";
import { Query } from "./query";
import { WireRefusal } from "./refusal";
import type { WireValue } from "./wire-value";

/** A request whose sender is proven. */
export type Call = {
  db: Db;
  caller: Caller;
  scope: ClientScope;
  query: Query;
  /** @throws WireRefusal when it is empty (`empty`, by default as the method has it) or no JSON object. */
  body(empty?: EmptyBody): Promise<Body>;
  /** As `body`; an empty object when nothing was sent. */
  optionalBody(): Promise<Body>;
  /** What commands run in when the client speaks for this person. */
  commands(userId: number): CommandContext;
  /** What commands run in when the client answers for another system, once it is known that it may. */
  system(): CommandContext;
};

/** Next gives no parameters at all where a path has none. */
type RouteContext = { params: Promise<Readonly<Record<string, string | string[] | undefined>> | undefined> };
type Handler = (call: Call, id: number) => Promise<Answer>;
type Options = {
  /** What stands in `data` when the endpoint refuses. */
  emptyData?: WireValue;
};

const ID = /^\d{1,9}$/;

/**
 * A route of the wire: proves the sender, runs `handle` with the id in the path (0 where the path has none) and puts
 * the answer, or the refusal, into the envelope.
 */
export function endpoint(handle: Handler, { emptyData = "" }: Options = {}) {
  return async (request: Request, context: RouteContext): Promise<Response> => {
    const { id = "0" } = (await context.params) ?? {};
    const url = new URL(request.url);
    if (url.pathname.endsWith("/") || typeof id !== "string" || !/^\d+$/.test(id)) return notFoundAnswer();
    const caller = await provenCaller(request);
    if (caller instanceof Response) return caller;
    try {
      const call = toCall(caller, new Query(url.searchParams), request);
      const answered = answer(await handle(call, ID.test(id) ? Number(id) : 0));
      if (request.method !== "GET") nudgeRelay();
      return answered;
    } catch (error) {
      return failure(error, request, emptyData);
    }
  };
}

async function provenCaller(request: Request): Promise<Caller | Response> {
  try {
    return await authenticate({ db: getDb(), clock: systemClock }, request.headers);
  } catch (error) {
    return error instanceof WireRefusal ? unprovenAnswer(error) : failure(error, request, []);
  }
}

function toCall(caller: Caller, query: Query, request: Request): Call {
  return {
    db: getDb(),
    caller,
    scope: scopeOf(caller),
    query,
    body: (empty) => readBody(request, empty),
    optionalBody: () => readOptionalBody(request),
    commands: (userId) => commandContext(actorOf(caller, userId)),
    system: () => commandContext({ kind: "system", name: "hooks" }),
  };
}

function failure(error: unknown, request: Request, emptyData: WireValue): Response {
  if (error instanceof WireRefusal) return refusalAnswer(error, emptyData);
  if (error instanceof AppError) return refusalAnswer(appErrorRefusal(error), emptyData);
  const requestId = randomUUID();
  logger.error({ err: error, requestId, method: request.method, url: request.url }, "loonflow request failed");
  return faultAnswer(new WireRefusal("fault", { id: requestId }));
}
