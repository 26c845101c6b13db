const BUILT_IN: Readonly<Record<string, string>> = {
  id: "ticket.id",
  sn: "ticket.serial",
  title: "ticket.title",
  workflow_id: "flow.name",
  state_id: "node.name",
  creator: "requester.username",
  participant: "assignees",
  gmt_created: "ticket.created_at",
  gmt_modified: "ticket.updated_at",
};

/**
 * A template of loonflow's notices in Liquid. `{key}` is a column of the ticket or one of its fields; what is neither
 * is left out and named in `unknown`, where the original sent nothing at all. Doubled braces are braces.
 *
 * @param fieldKeys the keys of the flow's fields, by what they were called there.
 */
export function toLiquid(
  template: string,
  fieldKeys: ReadonlyMap<string, string>,
): { liquid: string; unknown: string[] } {
  const unknown: string[] = [];
  const liquid = template.replace(/\{\{|\}\}|\{([^{}]*)\}|[{}]/g, (found, key: string | undefined) => {
    if (found === "{{" || found === "}}" || key === undefined) return escaped(found.slice(0, 1));
    const name = key.split(/[!:.[]/)[0]?.trim() ?? "";
    const field = fieldKeys.get(name);
    const path = field === undefined ? (Object.hasOwn(BUILT_IN, name) ? BUILT_IN[name] : undefined) : `fields.${field}`;
    if (path === undefined) {
      unknown.push(name);
      return "";
    }
    return `{{ ${path} }}`;
  });
  return { liquid, unknown };
}

/** A brace of the text next to another would begin something in Liquid. */
const escaped = (brace: string) => `{{ "${brace}" }}`;
