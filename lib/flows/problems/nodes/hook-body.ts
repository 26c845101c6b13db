import type { FlowNode } from "../../definition";
import { parseTemplate, renderTemplate } from "../../texts/template";
import { type Problem, problem } from "../problem";

type HookNode = Extract<FlowNode, { type: "hook" }>;

/** What is doubtful about a body of the node's own. */
export function bodyProblems({ name, key, hook }: HookNode): Problem[] {
  if (hook.body.trim() === "" || hook.method === "GET") return [];
  const place = { nodeKey: key };
  return [
    ...(isAnnouncedOtherwise(hook) || mayBeJson(hook.body) ? [] : [problem("hook_body_not_json", place, { name })]),
    ...(tellsCallback(hook) ? [] : [problem("hook_callback_untold", place, { name })]),
  ];
}

/** Whether the body is announced as something else than JSON, which it is unless a header says otherwise. */
function isAnnouncedOtherwise({ headers }: HookNode["hook"]): boolean {
  const type = headers.find((header) => header.name.toLowerCase() === "content-type")?.value;
  return type !== undefined && !type.toLowerCase().includes("json");
}

/** Renders the body with a number in every place, which is JSON inside quotes and outside. */
function mayBeJson(body: string): boolean {
  const parsed = parseTemplate(body);
  if (!parsed.ok) return true;
  try {
    const text = renderTemplate(parsed.template, sampleOf(parsed.variables));
    JSON.parse(text);
    return true;
  } catch (error) {
    return !(error instanceof SyntaxError);
  }
}

type Sample = { [name: string]: Sample | number };

function sampleOf(paths: readonly string[][]): Sample {
  const root: Sample = {};
  for (const path of paths) {
    let place = root;
    path.forEach((name, index) => {
      const known = Object.hasOwn(place, name) ? place[name] : undefined;
      if (index === path.length - 1) place[name] = known ?? 1;
      else {
        const inner = typeof known === "object" ? known : {};
        place[name] = inner;
        place = inner;
      }
    });
  }
  return root;
}

/** The other system can call back only where it has been told to; those written for loonflow know where. */
function tellsCallback({ waitsForCallback, signature, url, headers, body }: HookNode["hook"]): boolean {
  if (!waitsForCallback || signature === "loonflow") return true;
  return [url, body, ...headers.map(({ value }) => value)].some((template) => {
    const parsed = parseTemplate(template);
    return !parsed.ok || parsed.variables.some(([root]) => root === "callbackUrl");
  });
}
