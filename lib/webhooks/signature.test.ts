import { createHmac, randomBytes } from "node:crypto";
import { Webhook } from "standardwebhooks";
import { expect, test } from "vitest";
import { signLoonflow, signStandard } from "./signature";

/** From the test suites of the standard's own libraries and from the documentation of its first implementation. */
const PUBLISHED = [
  {
    secret: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
    id: "msg_p5jXN8AQM9LWM0D4loKWxJek",
    seconds: 1614265330,
    body: '{"test": 2432232314}',
    signature: "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
  },
  {
    secret: "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD",
    id: "msg_27UH4WbU6Z5A5EzD8u03UvzRbpk",
    seconds: 1649367553,
    body: '{"email":"test@example.com","username":"test_user"}',
    signature: "v1,tZ1I4/hDygAJgO5TYxiSd6Sd0kDW6hPenDe+bTa3Kkw=",
  },
  {
    secret: "whsec_plJ3nmyCDGBKInavdOK15jsl",
    id: "msg_loFOjxBNrRLzqYUf",
    seconds: 1731705121,
    body: '{"event_type":"ping","data":{"success":true}}',
    signature: "v1,rAvfW3dJ/X/qxhsaXPOyyCGmRKsaKWcsNccKXlIktD0=",
  },
];

const hmac = (key: Buffer, text: string) => `v1,${createHmac("sha256", key).update(text).digest("base64")}`;

test.each(PUBLISHED)("signs as the standard's libraries do: $id", ({ secret, id, seconds, body, signature }) => {
  const headers = signStandard({ id, at: new Date(seconds * 1000 + 999), body, secret });
  expect(headers).toEqual({
    "webhook-id": id,
    "webhook-timestamp": String(seconds),
    "webhook-signature": signature,
  });
});

test("a receiver that computes the signature itself agrees, whatever the body holds", () => {
  const key = randomBytes(32);
  const body = JSON.stringify({ title: "请假 “four days” 🪿", lines: "a\nb" });
  const headers = signStandard({ id: "m1", at: new Date(5000), body, secret: `whsec_${key.toString("base64")}` });
  expect(headers["webhook-signature"]).toBe(hmac(key, `m1.5.${body}`));
});

test.each(["hook-token", "8cd585da-3cc6-11e8-9946-784f437daad6", "密钥", "whsec_", "whsec_not base64!", "whsec_YWJ"])(
  "a secret that is not written as the standard writes it is itself the key: %s",
  (secret) => {
    const headers = signStandard({ id: "m1", at: new Date(5000), body: "{}", secret });
    expect(headers["webhook-signature"]).toBe(hmac(Buffer.from(secret, "utf8"), "m1.5.{}"));
  },
);

test("while a secret is rotated whoever knows either of the two accepts, and nobody else", () => {
  const [fresh, former, other] = [1, 2, 3].map((fill) => `whsec_${Buffer.alloc(24, fill).toString("base64")}`) as [
    string,
    string,
    string,
  ];
  const headers = signStandard({ id: "m1", at: new Date(), body: "[1]", secret: fresh, previousSecret: former });
  expect(headers["webhook-signature"].split(" ")).toHaveLength(2);
  expect(new Webhook(fresh).verify("[1]", headers)).toEqual([1]);
  expect(new Webhook(former).verify("[1]", headers)).toEqual([1]);
  expect(() => new Webhook(other).verify("[1]", headers)).toThrow();
  expect(() => new Webhook(fresh).verify("[2]", headers)).toThrow();
});

test("a receiver refuses what is repeated more than five minutes later", () => {
  const secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  const signedAgo = (seconds: number) =>
    signStandard({ id: "m1", at: new Date(Date.now() - seconds * 1000), body: "[1]", secret });
  expect(new Webhook(secret).verify("[1]", signedAgo(290))).toEqual([1]);
  expect(() => new Webhook(secret).verify("[1]", signedAgo(310))).toThrow("too old");
});

test("loonflow's receivers get the md5 of time and token", () => {
  const signed = signLoonflow({ at: new Date(1_500_000_000_999), secret: "8cd585da-3cc6-11e8-9946-784f437daad6" });
  expect(signed).toEqual({ timestamp: "1500000000", signature: "e9414a654f199345f9ed808426a75c74" });
});

test("no secret at all is refused", () => {
  expect(() => signStandard({ id: "m1", at: new Date(), body: "", secret: "" })).toThrow();
});
