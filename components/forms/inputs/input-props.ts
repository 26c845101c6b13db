import type { FormField } from "@/lib/forms/form-definition";
import type { DraftValue } from "../state/draft";

/** What every input gets: a draft value in, a draft value out. */
export type InputProps = {
  field: FormField;
  value: DraftValue;
  onChange: (value: DraftValue) => void;
  isRequired: boolean;
  /** In the reader's words; undefined while nothing is wrong. */
  problem: string | undefined;
};
