import { toPythonJson } from "../protocol/python-json";
import type { WireValue } from "../protocol/wire-value";
import type { Waiting } from "./live-participant";

/** Who of those who all have to act has done what, as the JSON text callers know; of nobody where one is enough. */
export function ledger({ nodeId, signers }: Waiting): string {
  const here = signers.filter((signer) => signer.nodeId === nodeId);
  const entries = here.map(({ username, vote }): [string, WireValue] => [
    username,
    vote === null ? {} : { transition_id: vote.transitionId, transition_name: vote.transitionName },
  ]);
  return toPythonJson(new Map(entries));
}
