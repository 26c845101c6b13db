"use client";

import { type Command, useCommand } from "../use-command";
import type { TaskFormProps } from "./desk";

/** A command of the task that takes nothing from the form: what was filled in is kept first. */
export function useTaskCommand({ desk, onClose }: TaskFormProps): Command {
  const onDone = () => {
    desk.taken();
    onClose();
  };
  return useCommand({ before: desk.keep, onDone });
}
