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

/** Lines and columns count from 1. */
export type Place = { line: number; column: number };

/** A path it looks at, as far as it is spelled out: `form[key]` is `["form"]` and open. */
export type Use = Place & { path: string[]; isOpen: boolean };

export type ParsedTemplate =
  | {
      ok: true;
      template: Template[] /** The paths it looks at: `["form", "days"]`. */;
      variables: string[][];
      uses: Use[];
    }
  | ({ ok: false; message: string } & Place);

/** Reads a Liquid template. What it cannot be is the answer's `message`; nothing is ever thrown. */
export function parseTemplate(source: string): ParsedTemplate {
  try {
    const template = engine.parse(source);
    const variables = engine.globalVariableSegmentsSync(template).map((path) => path.map(String));
    return { ok: true, template, variables, uses: usesIn(template) };
  } catch (error) {
    return { ok: false, message: templateMessage(error), ...placeOf(error) };
  }
}

function usesIn(template: Template[]): Use[] {
  const { globals } = engine.analyzeSync(template, { partials: false });
  return Object.values(globals)
    .flat()
    .map(({ segments, location }) => {
      const dynamic = segments.findIndex((segment) => typeof segment === "object");
      const path = (dynamic < 0 ? segments : segments.slice(0, dynamic)).map(String);
      return { path, isOpen: dynamic >= 0, line: location.row, column: location.col };
    });
}

/** @throws Error when rendering goes over its limits or a filter fails. */
export function renderTemplate(template: Template[], scope: object): string {
  return String(engine.renderSync(template, scope));
}

/** Where a template failed; its beginning when that is not known. */
export function placeOf(error: unknown): Place {
  const token =
    error instanceof Error && "token" in error ? (error.token as { getPosition?(): number[] } | null) : null;
  const [line = 1, column = 1] = token?.getPosition?.() ?? [];
  return { line, column };
}

/** What is wrong, without the place. */
export function templateMessage(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return (text.split("\n")[0] ?? "").replace(/,? ?line:\d+, col:\d+/, "");
}
