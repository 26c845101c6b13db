import type { LiveFeed, Subscriber } from "./live-feed";

/** When a browser comes back after its line was cut. */
const RETRY_MS = 5000;

const HEADERS = {
  "Content-Type": "text/event-stream; charset=utf-8",
  // Nobody between may keep it back or squeeze it.
  "Cache-Control": "no-store, no-transform",
  "X-Accel-Buffering": "no",
  // The line is not used again, so that a server that is to end need not wait for it.
  Connection: "close",
};

type Line = { userId: number; sessionId: string; signal: AbortSignal };

/**
 * Server-sent events for one browser: `counts` when something changes for its person, `beat` while nothing does. It
 * ends with the session. Who has too many lines open is refused, which browsers take as an end.
 */
export function eventStream(feed: LiveFeed, { userId, sessionId, signal }: Line): Response {
  const encoder = new TextEncoder();
  let subscriber: Subscriber | null = null;
  let isFull = false;
  const stop = () => {
    if (subscriber !== null) feed.unsubscribe(subscriber);
    subscriber = null;
  };
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      const write = (text: string) => controller.enqueue(encoder.encode(text));
      const end = () => {
        stop();
        controller.close();
      };
      const line: Subscriber = {
        userId,
        sessionId,
        push: (event) => write(`event: counts\ndata: ${JSON.stringify(event)}\n\n`),
        beat: () => write("event: beat\ndata:\n\n"),
        end,
      };
      isFull = !feed.subscribe(line);
      if (isFull) return;
      subscriber = line;
      write(`retry: ${RETRY_MS}\n\n`);
      signal.addEventListener("abort", () => subscriber !== null && end(), { once: true });
    },
    cancel: stop,
  });
  if (!isFull) return new Response(stream, { headers: HEADERS });
  return new Response(null, { status: 429, headers: { "Cache-Control": "no-store", "Retry-After": "60" } });
}
