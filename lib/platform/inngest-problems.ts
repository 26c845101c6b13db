type InngestSettings = {
  INNGEST_DEV?: string | undefined;
  INNGEST_BASE_URL?: string | undefined;
  INNGEST_EVENT_KEY?: string | undefined;
  INNGEST_SIGNING_KEY?: string | undefined;
};

const OFF = new Set([undefined, "", "0", "false"]);

/** Settings that contradict each other: they would send events to one place and expect the work from another. */
export function inngestProblems(settings: InngestSettings): string[] {
  const isDev = !OFF.has(settings.INNGEST_DEV);
  const hasServer = settings.INNGEST_BASE_URL !== undefined;
  const hasEventKey = settings.INNGEST_EVENT_KEY !== undefined;
  const hasSigningKey = settings.INNGEST_SIGNING_KEY !== undefined;
  const problems: string[] = [];
  if (isDev && (hasServer || hasEventKey || hasSigningKey)) {
    problems.push("INNGEST_DEV excludes INNGEST_BASE_URL, INNGEST_EVENT_KEY and INNGEST_SIGNING_KEY");
  }
  if (hasEventKey !== hasSigningKey) problems.push("INNGEST_EVENT_KEY and INNGEST_SIGNING_KEY go together");
  if (hasServer && !hasEventKey) problems.push("INNGEST_BASE_URL needs INNGEST_EVENT_KEY and INNGEST_SIGNING_KEY");
  return problems;
}
