import type { EngineCommand } from "@/lib/engine/commands";
import type { TicketState } from "@/lib/engine/model";
import type { LogAction } from "@/lib/tickets/log/log-entry";
import type { Stage } from "./stage";

/** A step as the engine understands it. */
export type Plan = { action: LogAction; node: string | null; command: EngineCommand };

export type Moment = { stage: Stage; state: TicketState; at: number };

export type Planner<Step> = (moment: Moment, step: Step) => Promise<Plan>;
