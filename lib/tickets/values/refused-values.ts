import type { Db } from "@/db/client";
import type { FieldAccess, FormDefinition, Json } from "@/lib/forms/form-definition";
import { AppError, type FieldProblem } from "@/lib/platform/errors";
import { acceptValues } from "./field-values";

type Answered = {
  form: FormDefinition;
  access: FieldAccess;
  current: Record<string, Json>;
  submitted: Record<string, Json>;
  at: Date;
};

/** What the form would not take of an answer; nothing is kept of it. */
export function refusedValues(db: Db, answered: Answered): Promise<FieldProblem[]> {
  return db.transaction(async (tx) => {
    try {
      await acceptValues(tx, { ...answered, title: undefined, currentTitle: "", requireFields: false, files: null });
      return [];
    } catch (error) {
      if (error instanceof AppError && error.code === "invalid") return [...error.problems];
      throw error;
    }
  });
}
