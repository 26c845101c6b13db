import type { FormField } from "@/lib/forms/form-definition";
import { cel } from "./cel";
import type { TranslationScope } from "./context";
import { Untranslatable } from "./untranslatable";
import type { Value } from "./value";

/** What the original lets conditions see of a ticket and its request, and Skein does not. */
const NOT_AVAILABLE = [
  "id",
  "sn",
  "workflow_id",
  "state_id",
  "parent_ticket_id",
  "parent_ticket_state_id",
  "participant_type_id",
  "participant",
  "relation",
  "in_add_node",
  "add_node_man",
  "script_run_last_result",
  "is_end",
  "is_rejected",
  "multi_all_person",
  "gmt_created",
  "gmt_modified",
  "is_deleted",
  "transition_id",
  "username",
  "suggestion",
];

/** What a placeholder stands for. @throws Untranslatable */
export function readPlaceholder(key: string, { fields }: TranslationScope): Value {
  const field = fields.get(key);
  if (field !== undefined) return readField(field);
  if (key === "title") return { type: "text", cel: cel.path("ticket.title"), field: null, literal: null };
  if (key === "creator") return { type: "person", cel: cel.path("requester.id"), field: null };
  throw new Untranslatable(NOT_AVAILABLE.includes(key) ? "not_available" : "unknown_field", `{${key}}`);
}

function readField(field: FormField): Value {
  const read = { cel: cel.field(field.key), field: field.key };
  switch (field.type) {
    case "number":
      return { type: "number", isInt: false, isWhole: field.isInteger, literal: null, ...read };
    case "boolean":
      return { type: "bool", literal: null, ...read };
    case "date-time":
      return { type: "time", isText: true, ...read };
    case "person":
      return { type: "person", ...read };
    case "people":
      return { type: "people", ...read };
    case "checkboxes":
    case "multi-select":
    case "attachment":
      return { type: "joined", choices: field.choices.map((choice) => choice.key), ...read };
    default:
      return { type: "text", literal: null, ...read };
  }
}
