export type Period = { from: string | null; until: string | null };
