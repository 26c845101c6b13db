/** Someone who may stand in a person field. */
export type Person = { id: number; name: string; username: string; department?: string };

export type SearchPeople = (text: string) => Promise<readonly Person[]>;
