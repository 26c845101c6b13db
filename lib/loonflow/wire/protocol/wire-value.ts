/** A number that the wire writes with a decimal point even when it is whole. */
export class Float {
  constructor(readonly value: number) {}
}

/** What an answer is made of. A Map keeps its order where keys look like numbers; an object would sort them. */
export type WireValue =
  | null
  | boolean
  | number
  | string
  | Float
  | readonly WireValue[]
  | ReadonlyMap<string, WireValue>
  | { readonly [key: string]: WireValue };
