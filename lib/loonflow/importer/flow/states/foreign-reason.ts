/** Why Skein cannot run a state; the choices of `problems.foreign_node` in the message catalogues. */
export type ForeignReason =
  | "unreadable_hook"
  | "unreadable_external"
  | "unknown_state_type"
  | "unknown_people"
  | "unknown_sharing";
