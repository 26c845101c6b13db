import type { CallRecord, TryRecord } from "@/db/queries/calls/call-records";
import type { FormDefinition } from "@/lib/forms/form-definition";
import type { FieldProblem } from "@/lib/platform/errors";
import { isCallReason, openDetail } from "./call-reason";
import type { CallView, TryView } from "./schema";

type Reader = {
  /** For the labels of fields. */
  form: FormDefinition;
  /** What was sent and answered may hold fields that only who may intervene sees. */
  mayIntervene: boolean;
  now: Date;
};

/** A call as its reader may see it. */
export function toCallView(call: CallRecord, { form, mayIntervene, now }: Reader): CallView {
  const { id, jobNo, attempt, status, reason, detail, nextTryAt, callbackDueAt } = call;
  const isUnderWay = status === "calling" && new Date(nextTryAt) > now;
  const tries = call.tries.map((one, index) =>
    toTryView(one, { mayIntervene, isUnderWay: isUnderWay && index === call.tries.length - 1 }),
  );
  const isResting = status === "calling" && tries.at(-1)?.state === "ended";
  return {
    id,
    jobNo,
    attempt,
    status,
    reason: isCallReason(reason) ? reason : "",
    detail: mayIntervene ? detail : openDetail(reason, detail),
    problems: mayIntervene ? call.problems.map((problem) => withLabel(problem, form)) : [],
    tries,
    nextTryAt: isResting ? nextTryAt : null,
    callbackDueAt: status === "waiting" ? callbackDueAt : null,
    request: mayIntervene ? call.request : null,
  };
}

function toTryView(one: TryRecord, known: { mayIntervene: boolean; isUnderWay: boolean }): TryView {
  const { no, at, durationMs, httpStatus, errorCode, errorDetail, response } = one;
  const shown = known.mayIntervene ? { errorDetail, response } : { errorDetail: "", response: "" };
  const state = durationMs !== null ? "ended" : known.isUnderWay ? "under_way" : "cut_off";
  return { no, at, state, durationMs, httpStatus, errorCode: isCallReason(errorCode) ? errorCode : "", ...shown };
}

/** A cell of a table is told by the labels of its field and its column, and its row counted from 1. */
function withLabel({ path, code, params }: FieldProblem, form: FormDefinition): CallView["problems"][number] {
  const [key = "", row, columnKey] = path.split(".");
  const field = form.fields.find((candidate) => candidate.key === key);
  const column = field?.columns.find((candidate) => candidate.key === columnKey);
  const parts = [field?.label ?? key, ...(row === undefined ? [] : [String(Number(row) + 1)])];
  const label = [...parts, ...(column === undefined ? [] : [column.label])].join(" · ");
  return { label, code, ...(params === undefined ? {} : { params }) };
}
