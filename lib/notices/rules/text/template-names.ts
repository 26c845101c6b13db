/** What templates may ask besides `fields`, in the order in which it is offered. */
export const TEMPLATE_NAMES = {
  ticket: ["title", "serial", "status", "status_code", "url", "created_at", "updated_at", "ended_at", "id"],
  flow: ["name", "id"],
  node: ["name", "id"],
  requester: ["name", "username"],
  actor: ["name"],
} as const;

/** Plain values. `assignees` is a text, `assignee_names` a list to go through. */
export const PLAIN_NAMES = ["comment", "assignees", "assignee_names", "error", "event", "at"] as const;

export const MOST_TITLE = 300;
export const MOST_CONTENT = 5000;

/** Of what is written, not of what it makes. */
export const MOST_TITLE_SOURCE = 1000;
export const MOST_CONTENT_SOURCE = 10_000;
