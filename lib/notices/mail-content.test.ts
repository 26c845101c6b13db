import { describe, expect, test } from "vitest";
import type { NoticeMail } from "@/db/queries/notices/notices";
import { mailOf } from "./mail-content";

const notice: NoticeMail = {
  id: 7,
  ticketId: 12,
  kind: "task_opened",
  params: { serial: "hr_20261122014", title: "Annual leave", flow: "Leave", requester: "Alice", node: "Director" },
  name: "Li L.",
  email: " li@example.org ",
  isActive: true,
  locale: "en",
};
const site = "https://skein.example.org:8443/";

describe("a mail about a task", () => {
  const mail = mailOf(notice, site);

  test("says which ticket waits, at which node, and where to open it", () => {
    expect(mail.subject).toBe("Director: Annual leave (hr_20261122014)");
    expect(mail.text).toBe(
      [
        "Hello Li L.,",
        "Ticket hr_20261122014, “Annual leave” (Leave), filed by Alice, waits for you at “Director”.",
        "Open the ticket: https://skein.example.org:8443/tickets/12",
        "Skein sent this mail because of a ticket that concerns you.",
      ].join("\n\n"),
    );
    expect(mail.html).toContain('<a href="https://skein.example.org:8443/tickets/12">Open the ticket</a>');
    expect(mail.to).toEqual({ name: "Li L.", address: "li@example.org" });
  });

  test("is the same message every time it is made, and in one thread with its ticket", () => {
    expect(mail.messageId).toBe("<notice-7@skein.example.org>");
    expect(mail.references).toBe("<ticket-12@skein.example.org>");
    expect(mailOf(notice, site)).toEqual(mail);
  });
});

test("speaks the language of the person, English to who chose none", () => {
  expect(mailOf({ ...notice, locale: "zh-CN" }, site).subject).toBe("Director：Annual leave（hr_20261122014）");
  expect(mailOf({ ...notice, locale: "zh-CN" }, site).html).toContain('<html lang="zh-CN">');
  expect(mailOf({ ...notice, locale: null }, site).text).toContain("Hello Li L.,");
});

test.each([
  ["finished", "Finished: Annual leave (hr_20261122014)", "is finished"],
  ["rejected", "Rejected: Annual leave (hr_20261122014)", "was rejected"],
  ["withdrawn", "Withdrawn: Annual leave (hr_20261122014)", "was withdrawn"],
  ["closed", "Closed: Annual leave (hr_20261122014)", "was closed"],
])("says how a ticket ended: %s", (status, subject, sentence) => {
  const mail = mailOf({ ...notice, kind: "ticket_ended", params: { ...notice.params, status } }, site);
  expect(mail.subject).toBe(subject);
  expect(mail.text).toContain(sentence);
});

test("a ticket without a title goes by its flow", () => {
  expect(mailOf({ ...notice, params: { ...notice.params, title: "" } }, site).subject).toBe(
    "Director: Leave (hr_20261122014)",
  );
});

test("what people typed stays text: no markup, no second header line, no message syntax", () => {
  const title = `<img src=x onerror="alert('1')"> {name}\r\nBcc: all@example.org`;
  const mail = mailOf({ ...notice, params: { ...notice.params, title } }, site);
  expect(mail.html).toContain("&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt; {name}");
  expect(mail.html).not.toContain("<img");
  expect(mail.subject).toBe(`Director: <img src=x onerror="alert('1')"> {name} Bcc: all@example.org (hr_20261122014)`);
});
