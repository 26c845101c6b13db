/** Who has to act, as callers number it. */
export const PARTICIPANT = {
  none: 0,
  person: 1,
  several: 2,
  department: 3,
  role: 4,
  variable: 5,
  script: 6,
  field: 7,
  parentField: 8,
  hook: 10,
  external: 11,
} as const;

/** Types without a name of their own show an empty text. */
const NAMES: Readonly<Record<number, string>> = {
  [PARTICIPANT.person]: "个人",
  [PARTICIPANT.several]: "多人",
  [PARTICIPANT.department]: "部门",
  [PARTICIPANT.role]: "角色",
  [PARTICIPANT.variable]: "变量",
  [PARTICIPANT.field]: "工单字段",
  [PARTICIPANT.parentField]: "父工单字段",
  [PARTICIPANT.hook]: "hook",
};

export function participantTypeName(typeId: number): string {
  return NAMES[typeId] ?? "";
}
