import { hash } from "@node-rs/argon2";
import type postgres from "postgres";
import { DEMO_PASSWORD, departments, HR_DESK, people } from "./organisation";

export type DemoIds = { users: Map<string, number>; hrDesk: number };

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
    await tx`insert into roles (name, description) values (${HR_DESK.name}, 'Files leave')`;
    await tx`insert into role_members (role_id, user_id)
      select roles.id, users.id from roles, users where roles.name = ${HR_DESK.name} and username in ${tx(HR_DESK.members)}`;
  });
}

export async function findDemoIds(sql: postgres.Sql): Promise<DemoIds | null> {
  const users = await sql<{ id: number; username: string }[]>`select id, username from users`;
  const [role] = await sql<{ id: number }[]>`select id from roles where name = ${HR_DESK.name}`;
  const ids = new Map(users.map((user) => [user.username, user.id]));
  if (role === undefined || people.some((person) => !ids.has(person.username))) return null;
  return { users: ids, hrDesk: role.id };
}
