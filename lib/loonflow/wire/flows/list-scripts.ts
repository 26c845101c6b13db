import { type ListedScript, listWireScripts } from "@/db/queries/loonflow/script";
import { env } from "@/lib/platform/env";
import { toWireTime } from "../fields/wire-time";
import type { Call } from "../protocol/endpoint";
import { pageOf, pageOfList } from "../protocol/page";
import type { WireValue } from "../protocol/wire-value";

/**
 * A page of the scripts that the client's flows run, each once. The original told every application of all scripts
 * there are, and where their files lie.
 *
 * @throws WireRefusal
 */
export async function listScripts({ db, scope, query }: Call): Promise<WireValue> {
  const page = pageOf(query);
  const text = query.text("search_value") ?? "";
  const scripts = (await listWireScripts(db, scope)).map(scriptRecord);
  const once = [...new Map(scripts.map((script) => [script.id, script])).values()];
  return pageOfList(
    page,
    once.filter(({ name }) => name.includes(text)),
  );
}

function scriptRecord({ id, name, nodeId, isActive, creator, createdAt }: ListedScript) {
  return {
    id: /^[0-9]{1,9}$/.test(id) ? Number(id) : nodeId,
    name,
    description: "",
    saved_name: "",
    is_active: isActive,
    creator,
    gmt_created: toWireTime(createdAt, env.LOONFLOW_TIME_ZONE),
  };
}
