import { Liquid, type Template } from "liquidjs";

/** Letters of a source, milliseconds of a rendering, and roughly the objects and letters it may make. */
const LIMITS = { parseLimit: 100_000, renderLimit: 100, memoryLimit: 1_000_000 };

/** Tags that read other templates: there are none. */
const FILE_TAGS = ["include", "render", "layout", "block"];

const engine = templateEngine();

function templateEngine(): Liquid {
  const liquid = new Liquid({ ...LIMITS, templates: {}, ownPropertyOnly: true, strictFilters: true });
  for (const tag of FILE_TAGS) delete liquid.tags[tag];
  return liquid;
}

export type ParsedTemplate =
  | { ok: true; template: Template[] /** The paths it looks at: `["form", "days"]`. */; variables: string[][] }
  | { ok: false; message: string };

/** Reads a Liquid template. What it cannot be is the answer's `message`; nothing is ever thrown. */
export function parseTemplate(source: string): ParsedTemplate {
  try {
    const template = engine.parse(source);
    const variables = engine.globalVariableSegmentsSync(template).map((path) => path.map(String));
    return { ok: true, template, variables };
  } catch (error) {
    return { ok: false, message: messageOf(error) };
  }
}

/** @throws Error when rendering goes over its limits or a filter fails. */
export function renderTemplate(template: Template[], scope: object): string {
  return String(engine.renderSync(template, scope));
}

function messageOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return (text.split("\n")[0] ?? "").replace(/,? ?line:\d+, col:\d+/, "");
}
