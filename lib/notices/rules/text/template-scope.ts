import { printedValue, wallClock } from "@/lib/flows/texts/printed-value";
import type { DisplayContext } from "@/lib/forms/display-value";
import { visibleValues } from "@/lib/forms/visibility";
import type { Locale } from "@/lib/i18n/locales";
import { siteUrl } from "@/lib/platform/site-url";
import { catalogueOf } from "../../channels/catalogue";
import { failureWords } from "../../failure-words";
import type { NoticeParams } from "../../notice-params";
import type { NoticeEvent } from "../notice-event";
import type { Scene } from "./scene";

/** For whom a template is rendered. */
export type Audience = { locale: Locale; timeZone: string; fields: ReadonlySet<string> };

/** What it is about: the fact's own words, when it was, and which tasks, where not all that wait. */
export type Occasion = {
  event: NoticeEvent;
  params: Pick<NoticeParams, "node" | "actor" | "comment" | "reason">;
  at: Date;
  taskNos: readonly number[] | null;
};

type Values = Record<string, string | number | boolean | string[]>;
export type TemplateScope = Record<string, Values | Values[string]>;

/** What a template may say to an audience. Nothing that is hidden from it is in here; what is empty is an empty text. */
export function templateScope(scene: Scene, audience: Audience, occasion: Occasion): TemplateScope {
  const { ticket, waiting } = scene;
  const { locale, timeZone } = audience;
  const instant = (iso: string | null) => (iso === null ? "" : wallClock(iso, timeZone));
  const concerned = waiting.filter(({ taskNo }) => occasion.taskNos === null || occasion.taskNos.includes(taskNo));
  const names = [...new Set(concerned.flatMap((task) => task.names))].filter((name) => name !== "");
  const { node, actor, comment, reason } = occasion.params;
  return {
    ticket: {
      id: ticket.id,
      serial: ticket.serial,
      title: ticket.title === "" ? ticket.flow.name : ticket.title,
      status: catalogueOf(locale).status[ticket.status],
      status_code: ticket.status,
      url: new URL(`/tickets/${ticket.id}`, siteUrl()).href,
      created_at: instant(ticket.createdAt),
      updated_at: instant(ticket.updatedAt),
      ended_at: instant(ticket.endedAt),
    },
    flow: { id: ticket.flow.id, name: ticket.flow.name },
    node: placeOf(scene, node),
    requester: { name: ticket.requester.name, username: ticket.requester.username },
    actor: { name: actor },
    comment,
    error: occasion.event === "job_failed" ? failureWords(reason, locale) : "",
    assignees: namesTogether(names, locale),
    assignee_names: names,
    event: occasion.event,
    at: wallClock(occasion.at.toISOString(), timeZone),
    fields: printedFields(scene, audience),
  };
}

export function namesTogether(names: readonly string[], locale: Locale): string {
  return new Intl.ListFormat(locale, { type: "conjunction", style: "narrow" }).format(names);
}

/** The node the fact is about, or where the ticket is. */
function placeOf({ ticket, version }: Scene, name: string): Values {
  const named = [...version.nodes.values()].find((node) => node.name === name);
  const [id = ""] = named === undefined ? ticket.nodeIds : [version.nodeIds.get(named.key) ?? ""];
  const here = version.nodes.get(version.nodeKeys.get(Number(id)) ?? "")?.name ?? "";
  return { id, name: name === "" ? here : name };
}

function printedFields({ ticket, version, named }: Scene, { fields, locale, timeZone }: Audience): Values {
  const { form } = version.definition;
  const access = Object.fromEntries([...fields].map((key) => [key, "read" as const]));
  const shown = visibleValues(form, access, ticket.values);
  const catalogue = catalogueOf(locale);
  const context: DisplayContext = {
    locale,
    timeZone,
    people: Object.fromEntries(named.people.map(({ id, name }) => [id, name])),
    departments: Object.fromEntries(named.departments.map(({ id, name }) => [id, name])),
    files: Object.fromEntries(ticket.files.map(({ id, name }) => [id, { name }])),
    words: { yes: catalogue.forms.yes, no: catalogue.forms.no },
  };
  const seen = form.fields.filter(({ key }) => Object.hasOwn(shown, key));
  return Object.fromEntries(seen.map((field) => [field.key, printedValue(field, shown[field.key] ?? null, context)]));
}
