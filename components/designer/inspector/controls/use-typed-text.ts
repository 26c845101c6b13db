"use client";

import { useState } from "react";

type Typed<Value> = {
  value: Value;
  /** Show the value as it is typed. */
  print: (value: Value) => string;
  /** null while what is typed is no value. */
  read: (text: string) => Value | null;
  onChange: (value: Value) => void;
};

/**
 * A text that stands for a value of the flow. What is typed on the way to a value stays in the input and nowhere else;
 * the input shows the value again once it is left.
 */
export function useTypedText<Value>({ value, print, read, onChange }: Typed<Value>) {
  const [typed, setTyped] = useState<string | null>(null);
  const isUnfinished = typed !== null && read(typed) === null;
  return {
    text: isUnfinished ? typed : typed !== null && read(typed) === value ? typed : print(value),
    isUnfinished,
    type: (text: string) => {
      setTyped(text);
      const next = read(text);
      if (next !== null && next !== value) onChange(next);
    },
    leave: () => setTyped(null),
  };
}
