import type { Tx } from "@/db/client";
import { listSecretSources } from "@/db/queries/flows/flow-versions";
import type { FlowDefinition } from "../definition";
import { restoreSecrets, type Secrets, secretsOf, shedSecrets } from "./hidden-secrets";
import { sealNodeSecret } from "./node-secret";

type Returned = {
  definition: FlowDefinition;
  /** Those that belong to what the draft no longer has. */
  shedSecrets: Secrets;
};

/**
 * A definition as a browser sends it back, with the secrets that were hidden from it.
 *
 * @throws AppError `invalid` for a secret that is neither hidden nor new.
 */
export async function returnedDefinition(tx: Tx, flowId: number, sent: FlowDefinition): Promise<Returned> {
  const sources = await listSecretSources(tx, flowId);
  const held = sources.map((source) => secretsOf(source.definition));
  const shed = sources.map((source) => source.shedSecrets);
  const definition = restoreSecrets(sent, [...held, ...shed], sealNodeSecret);
  const draft = sources.flatMap((source) => (source.isDraft ? [secretsOf(source.definition)] : []));
  return { definition, shedSecrets: shedSecrets([...draft, ...shed], definition) };
}
