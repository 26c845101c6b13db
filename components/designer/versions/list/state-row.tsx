"use client";

import type { ReactNode } from "react";
import type { Shown, StateCommands } from "../state-commands";
import { type FlowState, stateId } from "../use-flow-states";
import { StateMenu } from "./state-menu";

type Props = {
  state: FlowState;
  name: string;
  /** Of a version, to export it. */
  number?: number;
  shown: Shown;
  commands: StateCommands;
  /** What else there is to say of it. */
  children: ReactNode;
};

/** One state in the list: pressed, it is compared with the newest. */
export function StateRow({ state, name, number, shown, commands, children }: Props) {
  const isShown = "look" in shown ? isSame(shown.look, state) : isSame(shown.before, state);
  return (
    <li
      className="relative flex items-start gap-1 pe-2 hover:bg-default data-shown:bg-default"
      data-shown={isShown || undefined}
    >
      {isShown && <span aria-hidden="true" className="absolute inset-y-0 start-0 w-0.5 bg-accent" />}
      <div className="flex min-w-0 grow flex-col gap-0.5 py-2.5 ps-4 text-xs text-muted md:ps-5">
        <button
          type="button"
          aria-pressed={isShown}
          className="self-start text-list font-medium text-foreground after:absolute after:inset-0 focus-visible:focus-ring"
          onClick={() => commands.compare(state)}
        >
          {name}
        </button>
        {children}
      </div>
      <div className="relative pt-1.5">
        <StateMenu state={state} name={name} {...(number === undefined ? {} : { number })} commands={commands} />
      </div>
    </li>
  );
}

const isSame = (one: FlowState, other: FlowState) => stateId(one) === stateId(other);
