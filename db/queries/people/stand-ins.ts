import { type SQL, sql } from "drizzle-orm";

/** How often a stand-in who is not there may pass on to theirs. */
const MAX_HOPS = 5;

/** When a statement asks about: null is the database's own time, SQL that of a row. */
export type Moment = Date | SQL | null;

/** An instant in a statement. */
export function moment(at: Moment): SQL {
  if (at instanceof Date) return sql`${at.toISOString()}::timestamptz`;
  return at ?? sql`now()`;
}

/** The period of the row `absence` holds the instant. */
const holds = (at: Moment) => sql`absence.starts_at <= ${moment(at)} and absence.ends_at > ${moment(at)}`;

const isFor = (flowId: SQL) => sql`(absence.flow_ids is null or ${flowId} = any(absence.flow_ids))`;

/**
 * A sub-select yielding who leads a person: of the departments from their primary one upwards, the first active
 * leader who is somebody else. It stands in for them where no one else is named.
 */
export function leaderOf(userId: SQL): SQL {
  return sql`(
    with recursive above(id, path) as (
      select department_id, array[department_id] from department_members where user_id = ${userId} and is_primary
      union all
      select parent_id, path || parent_id from above join departments on departments.id = above.id
      where parent_id <> all(path)
    )
    select leader.id from above
    join departments on departments.id = above.id
    join users leader on leader.id = departments.leader_id and leader.is_active
    where leader.id <> ${userId} order by cardinality(path) limit 1)`;
}

/** The absence of a person in a flow now, as a query of its columns. */
export function absenceOf(columns: SQL, userId: SQL, flowId: SQL, at: Moment): SQL {
  return sql`(
    select ${columns} from absences absence
    where absence.user_id = ${userId} and ${holds(at)} and ${isFor(flowId)}
    order by absence.ends_at desc, absence.id limit 1)`;
}

/**
 * A sub-select yielding who acts for a person in a flow now; null while they are there themselves or nobody is found.
 * Who is absent too, or no longer active, passes on to theirs.
 */
export function standInOf(userId: SQL, flowId: SQL, at: Moment): SQL {
  const away = (person: SQL) => absenceOf(sql`absence.user_id, absence.stand_in_id`, person, flowId, at);
  return sql`(
    with recursive chain(user_id, hops) as (
      select ${userId}, 0
      union all
      select coalesce(away.stand_in_id, ${leaderOf(sql`chain.user_id`)}), hops + 1
      from chain
      join users on users.id = chain.user_id
      left join lateral ${away(sql`chain.user_id`)} away on true
      where hops < ${MAX_HOPS} and (away.user_id is not null or not users.is_active)
    )
    select users.id from chain
    join users on users.id = chain.user_id and users.is_active
    where hops > 0 and not exists ${away(sql`chain.user_id`)} limit 1)`;
}

/**
 * The common table expression `represented(user_id, flow_ids)`: the active people somebody stands in for now, and in
 * which flows (null is all). It walks from the stand-in back to who is absent, so that it costs next to nothing for
 * who stands in for nobody. It stands behind `with recursive`.
 */
export function representedBy(userId: number | SQL | null, at: Moment): SQL {
  return sql`
    stands(user_id, flow_ids, is_active, path) as (
      select id, ${flowsAtWork(sql`${userId}::int`, at)}, true, array[id]
      from users where id = ${userId}::int and is_active
      union all
      select away.user_id, shared.flow_ids, person.is_active, path || away.user_id
      from stands
      cross join lateral (${passingOnTo(sql`stands.user_id`, sql`stands.is_active`, at)}) away
      cross join lateral (select ${intersection(sql`stands.flow_ids`, sql`away.flow_ids`)} as flow_ids) shared
      join users person on person.id = away.user_id
      where cardinality(path) <= ${MAX_HOPS} and away.user_id <> all(path) and shared.flow_ids is distinct from '{}'
    ),
    represented(user_id, flow_ids) as (
      select user_id, flow_ids from stands where is_active and cardinality(path) > 1
    )`;
}

/** A sub-select yielding the flows a person is not absent for: null is all, an empty array none. */
function flowsAtWork(userId: SQL, at: Moment): SQL {
  const away = sql`absences absence where absence.user_id = ${userId} and ${holds(at)}`;
  return sql`(
    select case when bool_or(flow_ids is null) then '{}' when count(*) > 0 then
      array(select id from flows where not exists (select from ${away} and flows.id = any(absence.flow_ids))) end
    from ${away})`;
}

/**
 * Who passes on to this person, as rows `(user_id, flow_ids)`: absent people who name them, absent people they lead
 * who name nobody, and people they lead who have left while somebody names them still.
 */
function passingOnTo(userId: SQL, isActive: SQL, at: Moment): SQL {
  return sql`
    with recursive led(id, only_id) as (
      select id, null::int from departments where leader_id = ${userId} and ${isActive}
      union
      select child.id, coalesce(led.only_id, leader.id) from led
      join departments child on child.parent_id = led.id and child.leader_id is distinct from ${userId}
      left join users leader on leader.id = child.leader_id and leader.is_active
      where leader.id is null or led.only_id is null or led.only_id = leader.id
    ),
    followers(user_id) as (
      select member.user_id from led
      join department_members member on member.department_id = led.id and member.is_primary
      where member.user_id <> ${userId} and (led.only_id is null or led.only_id = member.user_id)
    )
    select absence.user_id, absence.flow_ids from absences absence
    where absence.stand_in_id = ${userId} and ${holds(at)}
    union all
    select absence.user_id, absence.flow_ids from followers
    join absences absence on absence.user_id = followers.user_id and absence.stand_in_id is null and ${holds(at)}
    union all
    select followers.user_id, ${flowsAtWork(sql`followers.user_id`, at)} from followers
    join users on users.id = followers.user_id and not users.is_active
    where exists (select from absences absence where absence.stand_in_id = followers.user_id and ${holds(at)})`;
}

/** Of two sets of flows, either of which may be null for all. */
function intersection(one: SQL, other: SQL): SQL {
  return sql`case when ${one} is null then ${other} when ${other} is null then ${one}
    else array(select unnest(${one}) intersect select unnest(${other})) end`;
}
