import { expect, test } from "vitest";
import { LOCALES } from "@/lib/i18n/locales";
import { BREAKS } from "./chain";
import { sentences } from "./sentences";

test.each(LOCALES)("%s has a sentence for every break and both ends", (locale) => {
  const say = sentences(locale);
  for (const reason of BREAKS) {
    const params = { serial: "skein_202611230001", id: 7, seq: 12, before: 11 };
    expect(say(`broken.${reason}`, params)).toMatch(reason === "ticket_missing" ? /7.*12/ : /skein_202611230001.*12/);
  }
  for (const end of ["whole", "damaged"]) {
    expect(say(end, { tickets: 41, rows: 82, broken: 3 })).toMatch(/41.*82/);
  }
});
