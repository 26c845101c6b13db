import type { LiveEvent, LiveNews } from "./live-event";

const SOURCE = "/api/events";
/** After the server has refused; a line that was cut is taken up again by the browser itself. */
const AGAIN_MS = 60_000;

/**
 * Hears what changes for the person `username`. The windows of a browser share one line, since a browser opens only six
 * connections to a server that speaks HTTP/1.1: one window holds it, as long as it is open, and tells the others.
 * Where windows cannot agree on who holds it, as without HTTPS, none does, and pages look for themselves.
 *
 * @returns ends it
 */
export function followChanges(username: string, hear: (news: LiveNews) => void): () => void {
  if (!("locks" in navigator) || !("BroadcastChannel" in window)) return () => {};
  const name = `skein-live-${username}`;
  const over = new AbortController();
  const others = new BroadcastChannel(name);
  others.onmessage = ({ data }: MessageEvent<LiveNews>) => hear(data);
  const tell = (news: LiveNews) => {
    hear(news);
    others.postMessage(news);
  };
  navigator.locks
    .request(name, { signal: over.signal }, () => holdLine(tell, over.signal))
    .catch((error: unknown) => {
      if (!over.signal.aborted) throw error;
    });
  return () => {
    over.abort();
    others.close();
  };
}

/** Holds the line until this window goes. */
function holdLine(tell: (news: LiveNews) => void, over: AbortSignal): Promise<void> {
  // The window may have gone while it waited for its turn.
  if (over.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    let source: EventSource | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const open = () => {
      source = new EventSource(SOURCE);
      source.addEventListener("counts", ({ data }) => tell({ kind: "counts", event: JSON.parse(data) as LiveEvent }));
      source.addEventListener("beat", () => tell({ kind: "beat" }));
      source.addEventListener("error", () => {
        if (source?.readyState === EventSource.CLOSED) timer = setTimeout(open, AGAIN_MS);
      });
    };
    over.addEventListener("abort", () => {
      clearTimeout(timer);
      source?.close();
      resolve();
    });
    open();
  });
}
