import "server-only";
import { type CurrentUser, optionalUser } from "@/lib/auth/current-user";
import { AppError } from "@/lib/platform/errors";
import { explainError } from "./explain-error";
import { problemResponse } from "./problem";
import { isSameOrigin } from "./same-origin";
import { SessionEnded } from "./session-ended";

type Params = Readonly<Record<string, string>>;
type Handler = (request: Request, current: CurrentUser, params: Params) => Promise<Response>;

const SAFE_METHODS = new Set(["GET", "HEAD"]);

/**
 * A route handler for the browser of a signed-in person, named `name` in the log. What would change something must come
 * from a page of ours; what `handle` throws becomes a problem in the person's language.
 */
export function sessionRoute(name: string, handle: Handler) {
  return async (request: Request, context: { params: Promise<Params> }): Promise<Response> => {
    try {
      const current = await optionalUser();
      if (current === null) throw new SessionEnded();
      if (!SAFE_METHODS.has(request.method) && !isSameOrigin(request.headers)) {
        throw new AppError("forbidden", { reason: "cross_site" });
      }
      return await handle(request, current, await context.params);
    } catch (error) {
      return problemResponse(await explainError(error, name));
    }
  };
}
