import type { Tx } from "@/db/client";
import { listSecretSources } from "@/db/queries/flow-versions";
import type { FlowDefinition } from "./definition";
import { hasSecrets, restoreSecrets } from "./hidden-secrets";
import { sealNodeSecret } from "./node-secret";

/**
 * A definition as a browser sends it back, with the secrets that were hidden from it.
 *
 * @throws AppError `invalid` for a secret that is neither hidden nor new.
 */
export async function returnedDefinition(tx: Tx, flowId: number, sent: FlowDefinition): Promise<FlowDefinition> {
  const earlier = hasSecrets(sent) ? await listSecretSources(tx, flowId) : [];
  return restoreSecrets(sent, earlier, sealNodeSecret);
}
