import type { Requester } from "@/db/queries/loonflow/requester";
import type { WireValue } from "../protocol/wire-value";

/** Who filed a ticket, with their own department. Skein does not know who entered a department, or when. */
export function requesterRecord(requester: Requester): WireValue {
  return {
    username: requester.username,
    alias: requester.name,
    is_active: requester.isActive,
    email: requester.email,
    phone: requester.phone,
    dept_info: requester.department === null ? {} : departmentRecord(requester.department),
  };
}

function departmentRecord(department: NonNullable<Requester["department"]>): WireValue {
  const { parent, leader, approvers } = department;
  return {
    id: department.id,
    name: department.name,
    parent_dept_id: parent?.id ?? 0,
    leader: leader?.username ?? "",
    approver: approvers.map(({ username }) => username).join(","),
    label: department.label,
    creator: "",
    gmt_created: null,
    gmt_modified: null,
    is_deleted: false,
    creator_info: { creator_id: 0, creator_alias: "" },
    parent_dept_info: { parent_dept_id: parent?.id ?? 0, parent_dept_name: parent?.name ?? "" },
    leader_info: { leader_username: leader?.username ?? "", leader_alias: leader?.name ?? "" },
    approver_info: approvers.map(({ username, name }) => ({ approver_name: username, approver_alias: name })),
  };
}
