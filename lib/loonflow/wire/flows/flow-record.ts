import type { WireFlow } from "@/db/queries/loonflow/flows";
import { FlowSettings } from "@/lib/flows/definition";
import { wireKeyOf } from "../fields/wire-key";
import { toWireTime } from "../fields/wire-time";
import { toPythonJson } from "../protocol/python-json";
import type { WireValue } from "../protocol/wire-value";
import { limitExpression } from "./limit-expression";
import type { NameIndex } from "./name-index";
import type { StateContext } from "./state-record";

type Context = { names: NameIndex; timeZone: string };

/** One flow by itself. */
export function flowDetail({ flow, definition, names, timeZone }: StateContext): WireValue {
  return flowRecord({ ...flow, settings: definition.settings }, { names, timeZone });
}

/** A flow as callers read it; lists put its id in front. */
export function flowRecord(flow: WireFlow, { names, timeZone }: Context): { [key: string]: WireValue } {
  const settings = flow.settings ?? FlowSettings.parse({});
  return {
    name: flow.name,
    description: flow.description,
    notices: flow.origin?.notices ?? "",
    view_permission_check: !settings.isOpenToAll,
    limit_expression: limitExpression(settings.creation, names),
    display_form_str: toPythonJson(settings.viewFields.map((key) => wireKeyOf(key, flow.origin?.fieldKeys ?? {}))),
    creator: flow.creator,
    gmt_created: toWireTime(flow.createdAt, timeZone),
  };
}
