import pino from "pino";

/** JSON lines on standard output; only adapters and the runner log. */
export const logger = pino({
  level: process.env.LOG_LEVEL ?? "info",
  base: null,
  timestamp: pino.stdTimeFunctions.isoTime,
  redact: [
    "password",
    "token",
    "signature",
    "authorization",
    "*.password",
    "*.token",
    "*.signature",
    "*.authorization",
  ],
});
