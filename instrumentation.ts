export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { startBackground } = await import("@/inngest/running-background");
  startBackground();
  const { startLive } = await import("@/lib/live/running-live");
  startLive();
}
