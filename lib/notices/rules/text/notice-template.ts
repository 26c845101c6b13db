import {
  type Place,
  parseTemplate,
  placeOf,
  renderTemplate,
  templateMessage,
  type Use,
} from "@/lib/flows/texts/template";
import { MOST_CONTENT, MOST_TITLE, PLAIN_NAMES, TEMPLATE_NAMES } from "./template-names";

/** What is wrong with a template, and where. */
export type TemplateProblem = Place &
  ({ code: "template_broken"; message: string } | { code: "template_unknown"; name: string });

/**
 * What keeps a template from being used: it cannot be read, it asks for what there is not, or it does not work with
 * the sample. `fieldKeys` are those of the flow's form, also of its draft.
 */
export function checkTemplate(source: string, fieldKeys: ReadonlySet<string>, sample: object): TemplateProblem[] {
  const parsed = parseTemplate(source);
  if (!parsed.ok) {
    const { message, line, column } = parsed;
    return [{ code: "template_broken", message, line, column }];
  }
  const unknown = parsed.uses.filter((use) => !isKnown(use, fieldKeys));
  if (unknown.length > 0) {
    return unknown.map(({ path, line, column }) => ({ code: "template_unknown", name: path.join("."), line, column }));
  }
  try {
    renderTemplate(parsed.template, sample);
    return [];
  } catch (error) {
    return [{ code: "template_broken", message: templateMessage(error), ...placeOf(error) }];
  }
}

function isKnown({ path: [root = "", key], isOpen }: Use, fieldKeys: ReadonlySet<string>): boolean {
  if (PLAIN_NAMES.some((name) => name === root)) return true;
  if (root === "fields") return key === undefined || fieldKeys.has(key);
  if (!Object.hasOwn(TEMPLATE_NAMES, root)) return false;
  const keys: readonly string[] = TEMPLATE_NAMES[root as keyof typeof TEMPLATE_NAMES];
  return key === undefined ? isOpen : keys.includes(key);
}

export type NoticeText = { title: string; content: string };
export type Templates = { titleTemplate: string; contentTemplate: string };

/** A text by templates, and why Skein's own words stand in for one that could not be used. */
export type RenderedNotice = NoticeText & { problem: string };

/** Renders what has a template; the rest, what makes no title, and what cannot be rendered is said as usual. */
export function renderNotice(templates: Templates, scope: object, usual: NoticeText): RenderedNotice {
  const title = rendered(templates.titleTemplate, scope, usual.title);
  const content = rendered(templates.contentTemplate, scope, usual.content);
  const line = [...title.text.replace(/\s+/g, " ").trim()].slice(0, MOST_TITLE).join("");
  return {
    title: line === "" ? usual.title : line,
    content: [...content.text.trim()].slice(0, MOST_CONTENT).join(""),
    problem: title.problem || content.problem,
  };
}

function rendered(source: string, scope: object, usual: string): { text: string; problem: string } {
  if (source.trim() === "") return { text: usual, problem: "" };
  const parsed = parseTemplate(source);
  if (!parsed.ok) return { text: usual, problem: parsed.message };
  try {
    return { text: renderTemplate(parsed.template, scope), problem: "" };
  } catch (error) {
    return { text: usual, problem: templateMessage(error) || "unknown" };
  }
}
