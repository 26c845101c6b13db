import type { ConformanceSet } from "./conformance-set";
import { events } from "./sets/events";
import { failures } from "./sets/failures";
import { flowControl } from "./sets/flow-control";
import { invocations } from "./sets/invocations";
import { parallel } from "./sets/parallel";
import { signals } from "./sets/signals";
import { steps } from "./sets/steps";
import { time } from "./sets/time";
import { waits } from "./sets/waits";

export const conformanceSets: readonly ConformanceSet[] = [
  steps,
  failures,
  time,
  waits,
  events,
  invocations,
  parallel,
  signals,
  flowControl,
];
