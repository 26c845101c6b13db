/**
 * The environment of every program the launcher runs. The address variables of next-auth are removed: the address a
 * browser used is the right one, whatever port was chosen.
 * @param {import("./settings.mjs").Settings} settings
 * @param {{ databaseUrl: string, authSecret: string }} secrets
 */
export function childEnvironment(settings, { databaseUrl, authSecret }) {
  const { AUTH_URL: _authUrl, NEXTAUTH_URL: _nextAuthUrl, ...variables } = settings.variables;
  return {
    ...variables,
    PORT: String(settings.port),
    DATABASE_URL: databaseUrl,
    SKEIN_DATA: settings.dataDirectory,
    SKEIN_DEMO: settings.hasDemo ? "on" : "off",
    AUTH_SECRET: authSecret,
    AUTH_TRUST_HOST: "true",
    NEXT_TELEMETRY_DISABLED: "1",
  };
}
