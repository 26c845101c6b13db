import type { FlowNode } from "../../definition";
import { parseTemplate } from "../../template";
import { type Problem, problem } from "../problem";
import { isWebAddress } from "./web-address";

const HEADER_NAME = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
const LINE_BREAK = /[\r\n\0]/;

/** What keeps a hook from being sent. */
export function hookProblems(node: Extract<FlowNode, { type: "hook" }>): Problem[] {
  const { name, key, hook } = node;
  const place = { nodeKey: key };
  const isSendable = (header: { name: string; value: string }) =>
    HEADER_NAME.test(header.name) && !LINE_BREAK.test(header.value);
  const templates = [hook.url, hook.body, ...hook.headers.map(({ value }) => value)];
  return [
    ...(isWebAddress(hook.url) ? [] : [problem("hook_url_invalid", place, { name, url: hook.url })]),
    ...hook.headers
      .filter((header) => !isSendable(header))
      .map((header) => problem("hook_header_invalid", place, { name, header: header.name })),
    ...templates.flatMap((template) => {
      const parsed = parseTemplate(template);
      return parsed.ok ? [] : [problem("hook_template_invalid", place, { name, message: parsed.message })];
    }),
  ];
}
