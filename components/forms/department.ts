/** A department that may stand in a field; `path` names those above it. */
export type Department = { id: number; name: string; path?: string };

export type SearchDepartments = (text: string) => Promise<readonly Department[]>;
