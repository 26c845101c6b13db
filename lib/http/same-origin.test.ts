import { expect, test } from "vitest";
import { isSameOrigin } from "./same-origin";

const HERE = { host: "skein.example.com" };

test.each<Record<string, string>>([
  { "sec-fetch-site": "same-origin" },
  { ...HERE, origin: "https://skein.example.com" },
  { host: "10.0.0.5:3000", origin: "http://10.0.0.5:3000" },
  { host: "app:3000", "x-forwarded-host": "skein.example.com", origin: "https://skein.example.com" },
])("%j comes from here", (headers) => expect(isSameOrigin(new Headers(headers))).toBe(true));

test.each<Record<string, string>>([
  {},
  HERE,
  { ...HERE, "sec-fetch-site": "cross-site" },
  { ...HERE, "sec-fetch-site": "same-site", origin: "https://skein.example.com" },
  { ...HERE, "sec-fetch-site": "none" },
  { ...HERE, origin: "https://evil.example.com" },
  { ...HERE, origin: "https://skein.example.com.evil.com" },
  { ...HERE, origin: "https://skein.example.com:8443" },
  { ...HERE, origin: "null" },
  { origin: "https://skein.example.com" },
])("%j does not", (headers) => expect(isSameOrigin(new Headers(headers))).toBe(false));
