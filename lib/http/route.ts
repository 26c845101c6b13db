import { randomBytes } from "node:crypto";
import { AppError } from "@/lib/platform/errors";
import { logger } from "@/lib/platform/logger";
import { HTTP_STATUS } from "./http-status";

type Answer = { status?: number; body: unknown };

type Route = {
  /** Names the route in the log. */
  name: string;
  answer(request: Request): Promise<Answer>;
};

/** A JSON route handler: what `answer` gives is never cached, what it throws becomes a status and a code. */
export function route({ name, answer }: Route): (request: Request) => Promise<Response> {
  return async (request) => {
    const { status = 200, body } = await answer(request).catch((error: unknown) => errorAnswer(name, error));
    return Response.json(body, { status, headers: { "Cache-Control": "no-store" } });
  };
}

function errorAnswer(name: string, error: unknown): Answer {
  if (error instanceof AppError) {
    const { code, reason, params, problems } = error;
    return { status: HTTP_STATUS[code], body: { error: { code, reason, params, problems } } };
  }
  const requestId = randomBytes(4).toString("hex");
  logger.error({ err: error, route: name, requestId }, "route failed");
  return { status: 500, body: { error: { code: "unexpected", reason: "unexpected", params: { requestId } } } };
}
