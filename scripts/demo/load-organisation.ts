import { hash } from "@node-rs/argon2";
import type postgres from "postgres";
import { DEMO_PASSWORD, departments, people, ROLES } from "./organisation";

export type DemoIds = {
  users: Map<string, number>;
  roles: Record<keyof typeof ROLES, number>;
  /** The business calendar. */
  officeHours: number;
};

/** Writes people, departments and roles, all or none. Must find an empty installation. */
export async function loadOrganisation(sql: postgres.Sql): Promise<void> {
  const passwordHash = await hash(DEMO_PASSWORD);
  await sql.begin(async (tx) => {
    for (const { username, name, globalRole } of people) {
      await tx`insert into users (username, name, email, password_hash, global_role)
        values (${username}, ${name}, ${`${username}@wild-goose.example`}, ${passwordHash}, ${globalRole ?? "member"})`;
    }
    for (const { name, parent, leader } of departments) {
      await tx`insert into departments (name, parent_id, leader_id)
        values (${name}, (select id from departments where name = ${parent}), (select id from users where username = ${leader}))`;
    }
    for (const { username, department } of people) {
      await tx`insert into department_members (department_id, user_id)
        values ((select id from departments where name = ${department}), (select id from users where username = ${username}))`;
    }
    for (const { name, description, members } of Object.values(ROLES)) {
      await tx`insert into roles (name, description) values (${name}, ${description})`;
      await tx`insert into role_members (role_id, user_id)
        select roles.id, users.id from roles, users where roles.name = ${name} and username in ${tx(members)}`;
    }
  });
}

export async function findDemoIds(sql: postgres.Sql): Promise<Omit<DemoIds, "officeHours"> | null> {
  const users = await sql<{ id: number; username: string }[]>`select id, username from users`;
  const roles = await sql<{ id: number; name: string }[]>`select id, name from roles`;
  const ids = new Map(users.map((user) => [user.username, user.id]));
  const roleIds = Object.entries(ROLES).map(([key, { name }]) => [key, roles.find((role) => role.name === name)?.id]);
  const isOurs = people.every((person) => ids.has(person.username)) && roleIds.every(([, id]) => id !== undefined);
  return isOurs ? { users: ids, roles: Object.fromEntries(roleIds) } : null;
}
