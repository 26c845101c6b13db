/** Whose eyes a read has. Minted only in `lib/auth`, from a proven identity. */
export type Scope =
  | { kind: "user"; userId: number; globalRole: "member" | "designer" | "administrator" }
  /** An external system that may touch these flows, speaking for a person (null when it named none that exists). */
  | { kind: "client"; clientId: number; flowIds: readonly number[]; userId: number | null };
