const OFF = ["", "0", "false"];

/** The Inngest server that the environment names, in words; undefined means the embedded runner. */
export function serverFrom(environment: Readonly<Record<string, string | undefined>>): string | undefined {
  const { INNGEST_BASE_URL: baseUrl, INNGEST_DEV: dev = "" } = environment;
  if (baseUrl) return baseUrl;
  if (OFF.includes(dev)) return undefined;
  return dev.startsWith("http") ? dev : "the dev server on this machine";
}
