import { eq } from "drizzle-orm";
import { beforeEach, expect, test, vi } from "vitest";
import { getDb } from "@/db/client";
import { users } from "@/db/schema/people";
import { PEOPLE } from "@/db/testing/installation";
import { ChannelScene } from "../testing/channel-scene";
import { testMail } from "./test-mail";

vi.hoisted(() => {
  // Nobody listens there.
  process.env.SMTP_URL = "smtp://user:pass-word-1@127.0.0.1:1";
});

let scene: ChannelScene;
beforeEach(async () => {
  scene = await ChannelScene.open();
});

test("an administrator is told what the mail server said, and nothing that is secret", async () => {
  await getDb().update(users).set({ email: " ada@example.org " }).where(eq(users.id, PEOPLE.admin));
  const answer = await testMail.run(scene.desk.as(PEOPLE.admin), { locale: "en" });
  expect(answer).toMatchObject({ address: "ada@example.org", trouble: { code: "mail_failed" } });
  expect(JSON.stringify(answer)).not.toContain("pass-word-1");
});

test("who has no address is told so; who is no administrator may not", async () => {
  await getDb().update(users).set({ email: "" }).where(eq(users.id, PEOPLE.admin));
  const mail = (userId: number) => testMail.run(scene.desk.as(userId), { locale: "zh-CN" });
  await expect(mail(PEOPLE.admin)).rejects.toMatchObject({ code: "conflict", reason: "no_mail_address" });
  await expect(mail(PEOPLE.alice)).rejects.toMatchObject({ code: "forbidden" });
});
