/** Who makes a command happen. Adapters prove it; commands decide what it may do. */
export type Actor =
  | { kind: "user"; userId: number; clientId: null }
  | { kind: "user"; userId: number; clientId: number; flowIds: readonly number[] }
  | { kind: "system"; name: SystemActorName };

export type SystemActorName =
  | "timer"
  | "hooks"
  | "children"
  | "notifier"
  | "directory"
  | "importer"
  | "demo"
  | "setup"
  | "webhooks";
