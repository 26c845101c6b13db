import { type SQL, sql } from "drizzle-orm";
import type { Member } from "./members";

export type Requester = {
  username: string;
  name: string;
  isActive: boolean;
  email: string;
  phone: string;
  department: {
    id: number;
    name: string;
    label: string;
    parent: { id: number; name: string } | null;
    leader: Member | null;
    approvers: Member[];
  } | null;
};

/** A row of users as a requester with their own department. */
export function requesterJson(user: SQL): SQL {
  return sql`jsonb_build_object(
    'username', ${user}.username, 'name', ${user}.name, 'isActive', ${user}.is_active, 'email', ${user}.email,
    'phone', ${user}.phone,
    'department', (
      select jsonb_build_object('id', home.id, 'name', home.name, 'label', home.label,
        'parent', case when parent.id is not null then jsonb_build_object('id', parent.id, 'name', parent.name) end,
        'leader', case when leader.id is not null then
          jsonb_build_object('username', leader.username, 'name', leader.name) end,
        'approvers', (
          select coalesce(jsonb_agg(jsonb_build_object('username', approver.username, 'name', approver.name)
            order by position, approver.id), '[]')
          from department_approvers join users approver on approver.id = department_approvers.user_id
          where department_id = home.id))
      from department_members membership
      join departments home on home.id = membership.department_id
      left join departments parent on parent.id = home.parent_id
      left join users leader on leader.id = home.leader_id
      where membership.user_id = ${user}.id and membership.is_primary))`;
}
