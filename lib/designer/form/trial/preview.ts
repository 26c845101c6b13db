import { type FlowDefinition, type FlowNode, type FlowTransition, fieldsOf } from "@/lib/flows/definition";
import { renderTitle } from "@/lib/flows/texts/title-template";
import type { FieldValues, Json } from "@/lib/forms/form-definition";
import { formState } from "@/lib/forms/rules";
import { sanitiseRichText } from "@/lib/forms/sanitise-rich-text";
import { accessToView, formToShow, type VisibleField } from "@/lib/forms/visibility";

/** A ticket that is only played: what it holds so far. */
export type PlayedTicket = { values: FieldValues; title: string };

export const EMPTY_TICKET: PlayedTicket = { values: {}, title: "" };

export type PreviewForm = {
  fields: VisibleField[];
  values: Record<string, Json>;
  title: string;
  mode: "new" | "handle" | "view";
  buttons: FlowTransition[];
};

/** The nodes at which people see the form, in the order of the flow. */
export function previewNodes({ nodes }: FlowDefinition): FlowNode[] {
  return nodes.filter(({ type }) => ["start", "task", "end"].includes(type)).sort((a, b) => a.order - b.order);
}

/** The form as the server would hand it out at a node; without one, to somebody who may only look at the ticket. */
export function previewForm(
  { form, nodes, transitions, settings }: FlowDefinition,
  nodeKey: string | null,
  ticket: PlayedTicket,
): PreviewForm {
  const node = nodes.find(({ key }) => key === nodeKey);
  const access = node === undefined ? accessToView(settings.viewFields) : fieldsOf(node);
  const shown = formToShow(form, access, ticket.values);
  const isTitle = ({ key, access: right }: VisibleField) => key === "title" && right !== "read";
  const buttons = transitions.filter(({ from, timer }) => from === nodeKey && timer === null);
  return {
    fields: [...shown.fields.filter(isTitle), ...shown.fields.filter(({ kind }) => kind === "field")],
    values: withCleanTexts(shown),
    title: ticket.title,
    mode: node?.type === "start" ? "new" : node?.type === "task" ? "handle" : "view",
    buttons: buttons.sort((a, b) => a.order - b.order),
  };
}

/** Rich texts become HTML of the page, and a default may have been written by anybody. */
function withCleanTexts({ fields, values }: Pick<PreviewForm, "fields" | "values">): Record<string, Json> {
  const clean: Record<string, Json> = { ...values };
  for (const visible of fields) {
    const value = visible.kind === "field" && visible.field.type === "rich-text" ? clean[visible.key] : null;
    if (typeof value === "string") clean[visible.key] = sanitiseRichText(value);
  }
  return clean;
}

type Answers = { values: FieldValues; title?: string };
type Around = { requesterName: string; flowName: string; people: Readonly<Record<number, string>>; timeZone: string };

/** The ticket once somebody has given these answers, with what is computed from them and the title it gets when filed. */
export function answered(
  { form, settings }: FlowDefinition,
  ticket: PlayedTicket,
  { values: given, title }: Answers,
  { isFiling, ...around }: Around & { isFiling: boolean },
): PlayedTicket {
  const filled = { ...ticket.values, ...given };
  const values = { ...filled, ...Object.fromEntries(formState(form, filled).computed) };
  const typed = title ?? ticket.title;
  const isMade = isFiling && settings.titleTemplate !== "";
  return { values, title: isMade ? renderTitle(settings.titleTemplate, { form, values, ...around }) || typed : typed };
}
