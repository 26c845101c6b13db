import { createEnv } from "@t3-oss/env-nextjs";
import { z } from "zod";
import { inngestProblems } from "./inngest-problems";
import { parseAllowList } from "./outbound/address-guard";
import { s3Problems } from "./s3-problems";

const isBuilding = process.env.NEXT_PHASE === "phase-production-build";

/** What running needs and building does not: `next build` loads modules on machines without a database. */
const neededToRun = (schema: z.ZodString) => (isBuilding ? schema.catch("") : schema);

/** The whole configuration, checked when the first module asks for it. Documented in `.env.example`. */
export const env = createEnv({
  server: {
    DATABASE_URL: neededToRun(z.string().regex(/^postgres(ql)?:\/\/./)),
    DATABASE_POOL: z.coerce.number().int().min(1).max(1000).default(10),
    AUTH_SECRET: neededToRun(z.string().min(32)),
    PORT: z.coerce.number().int().min(1).max(65_535).default(3000),
    SKEIN_DATA: z.string().default(".skein"),
    SKEIN_DEMO: z.enum(["on", "off"]).default("off"),
    SKEIN_ADMIN: z
      .string()
      .regex(/^[^:\s]+:.+$/)
      .optional(),
    SKEIN_URL: z.url({ protocol: /^https?$/ }).optional(),
    LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error", "fatal", "silent"]).default("info"),
    /** What one uploaded file may weigh at most. */
    UPLOAD_MAX_MB: z.coerce.number().int().min(1).max(10_240).default(25),
    S3_BUCKET: z.string().optional(),
    S3_REGION: z.string().default("us-east-1"),
    S3_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
    S3_PATH_STYLE: z.enum(["on", "off"]).default("off"),
    S3_ACCESS_KEY_ID: z.string().optional(),
    S3_SECRET_ACCESS_KEY: z.string().optional(),
    /** What outgoing calls may reach besides the public internet. */
    OUTBOUND_ALLOW: z.string().refine(isAllowList, "is no list of hosts, addresses and ranges").default(""),
    /** `auto`: where this machine can shut them in; `on`: even where it cannot keep them from the network. */
    SCRIPTS_PYTHON: z.enum(["auto", "on", "off"]).default("auto"),
    SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
    MAIL_FROM: z.string().default("Skein <skein@localhost>"),
    OIDC_ISSUER: z.url({ protocol: /^https?$/ }).optional(),
    OIDC_CLIENT_ID: z.string().optional(),
    OIDC_CLIENT_SECRET: z.string().optional(),
    SKEIN_TIME_ZONE: z.string().refine(isTimeZone, "is no IANA time zone").optional(),
    /** The wall clock that callers of /api/v1.0 read and write times on; they never say a zone. */
    LOONFLOW_TIME_ZONE: z.string().refine(isTimeZone, "is no IANA time zone").default("Asia/Shanghai"),
    /** What waits longer than this to be handed over raises the alarm. */
    OUTBOX_ALARM_SECONDS: z.coerce.number().int().min(10).max(86_400).default(120),
    METRICS_TOKEN: z.string().min(16).optional(),
    INNGEST_DEV: z.string().optional(),
    INNGEST_BASE_URL: z.url().optional(),
    INNGEST_EVENT_KEY: z.string().optional(),
    INNGEST_SIGNING_KEY: z.string().optional(),
  },
  experimental__runtimeEnv: {},
  emptyStringAsUndefined: true,
  createFinalSchema: (shape) =>
    z.object(shape).superRefine((value, context) => {
      for (const message of inngestProblems(value)) context.addIssue({ code: "custom", path: ["INNGEST_*"], message });
      for (const message of s3Problems(value)) context.addIssue({ code: "custom", path: ["S3_*"], message });
      const oidc = [value.OIDC_ISSUER, value.OIDC_CLIENT_ID, value.OIDC_CLIENT_SECRET];
      if (oidc.includes(undefined) && oidc.some((part) => part !== undefined)) {
        context.addIssue({ code: "custom", path: ["OIDC_*"], message: "set all three of them or none" });
      }
    }),
});

function isAllowList(text: string): boolean {
  try {
    parseAllowList(text);
    return true;
  } catch {
    return false;
  }
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
