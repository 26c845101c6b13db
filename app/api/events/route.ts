import { sessionIdOf } from "@/lib/auth/session-id";
import { SessionEnded } from "@/lib/http/session-ended";
import { sessionRoute } from "@/lib/http/session-route";
import { eventStream } from "@/lib/live/event-stream";
import { runningFeed } from "@/lib/live/running-live";
import { AppError } from "@/lib/platform/errors";

export const dynamic = "force-dynamic";

/** Tells the browser of a signed-in person, as it happens, how much is unread and how much waits for them. */
export const GET = sessionRoute("events", async (request, { scope }) => {
  // Browsers do not say where a page of ours asks from over plain HTTP; what they do say must be here.
  if (!["same-origin", null].includes(request.headers.get("sec-fetch-site"))) {
    throw new AppError("forbidden", { reason: "cross_site" });
  }
  const sessionId = await sessionIdOf(request);
  if (sessionId === null) throw new SessionEnded();
  return eventStream(runningFeed(), { userId: scope.userId, sessionId, signal: request.signal });
});
