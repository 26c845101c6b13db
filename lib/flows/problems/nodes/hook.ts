import type { FlowNode } from "../../definition";
import { isReservedHeader } from "../../secrets/reserved-headers";
import { parseTemplate } from "../../texts/template";
import { type Problem, problem } from "../problem";
import { bodyProblems } from "./hook-body";
import { isWebAddress } from "./web-address";

type HookNode = Extract<FlowNode, { type: "hook" }>;

const HEADER_NAME = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
const LINE_BREAK = /[\r\n\0]/;

/** What keeps a hook from being sent or its answer from being kept, and what it would send that nobody means. */
export function hookProblems(node: HookNode): Problem[] {
  const { name, hook } = node;
  const place = { nodeKey: node.key };
  return [
    ...(isWebAddress(hook.url) ? [] : [problem("hook_url_invalid", place, { name, url: hook.url })]),
    ...headerProblems(node),
    ...fillProblems(node),
    ...templateProblems(node),
    ...bodyProblems(node),
  ];
}

function headerProblems({ name, key, hook }: HookNode): Problem[] {
  return hook.headers.flatMap((header) => {
    const params = { name, header: header.name };
    if (!HEADER_NAME.test(header.name) || LINE_BREAK.test(header.value)) {
      return [problem("hook_header_invalid", { nodeKey: key }, params)];
    }
    return isReservedHeader(header.name, hook.signature)
      ? [problem("hook_header_reserved", { nodeKey: key }, params)]
      : [];
  });
}

/** What an answer fills in has to be a field that the node may edit. */
function fillProblems({ name, key, hook, fields }: HookNode): Problem[] {
  const isEditable = (field: string) => Object.hasOwn(fields, field) && fields[field] !== "read" && field !== "title";
  return Object.keys(hook.fill)
    .filter((field) => !isEditable(field))
    .map((field) => problem("hook_fill_not_editable", { nodeKey: key }, { name, field }));
}

/** What templates may ask; `form` and `ticket.fields` know only the fields that the node shows. */
const ROOTS = ["ticket", "form", "requester", "flow", "node", "extra", "callbackUrl"];

function templateProblems({ name, key, hook, fields }: HookNode): Problem[] {
  const place = { nodeKey: key };
  const isKnown = (path: readonly string[]) => {
    const [root = "", first = "", second = ""] = path;
    const asked = root === "form" ? first : root === "ticket" && first === "fields" ? second : "";
    return ROOTS.includes(root) && (asked === "" || Object.hasOwn(fields, asked));
  };
  return [hook.url, hook.body, ...hook.headers.map(({ value }) => value)].flatMap((template) => {
    const parsed = parseTemplate(template);
    if (!parsed.ok) return [problem("hook_template_invalid", place, { name, message: parsed.message })];
    const unknown = parsed.variables.filter((path) => !isKnown(path)).map((path) => path.join("."));
    return [...new Set(unknown)].map((variable) => problem("hook_variable_unknown", place, { name, variable }));
  });
}
