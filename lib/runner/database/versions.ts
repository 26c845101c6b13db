/** One entry per version, never edited once released. Names are unqualified: the schema is on the search path. */
export const VERSIONS: readonly string[] = [
  `
  create table functions (
    id text primary key,
    app text not null,
    url text not null,
    config json not null,
    events text[] not null,
    seen_at timestamptz not null,
    archived_at timestamptz
  );
  -- serves: which functions does this event start
  create index functions_events on functions using gin (events) where archived_at is null;

  create table events (
    id text primary key,
    event_id text not null,
    name text not null,
    body json not null,
    received_at timestamptz not null,
    unique (name, event_id)
  );
  -- serves: retention
  create index events_received on events (received_at);

  create table runs (
    id text primary key,
    function_id text not null references functions,
    dedupe_key text,
    status text not null check (status in ('queued', 'running', 'completed', 'failed', 'cancelled')),
    event json not null,
    version int not null default -1,
    plans_only boolean not null default false,
    pending text[] not null default '{}',
    step_count int not null default 0,
    max_attempts int not null,
    slots text[],
    slot_limits int[],
    parent_run text,
    parent_step text,
    output json,
    created_at timestamptz not null,
    started_at timestamptz,
    ended_at timestamptz,
    unique (function_id, dedupe_key),
    check ((ended_at is not null) = (status in ('completed', 'failed', 'cancelled')))
  );
  -- serves: retention
  create index runs_ended on runs (ended_at) where ended_at is not null;
  -- serves: the list of runs by status, newest first
  create index runs_status on runs (status, id);

  create table steps (
    run_id text not null references runs on delete cascade,
    step_id text not null,
    seq bigint generated always as identity,
    op text not null,
    name text,
    state json not null,
    written_at timestamptz not null default clock_timestamp(),
    primary key (run_id, step_id)
  );

  create table jobs (
    id bigint generated always as identity primary key,
    key text not null unique,
    kind text not null,
    run_id text references runs on delete cascade,
    function_id text,
    step_id text,
    attempt int not null default 0,
    max_attempts int not null,
    due timestamptz not null,
    slots text[],
    slot_limits int[],
    payload json,
    error json,
    gen int not null default 0,
    worker int,
    locked_until timestamptz
  );
  -- serves: claim, next due
  create index jobs_due on jobs (due, id);
  -- serves: busy slots, jobs of dead workers
  create index jobs_locked on jobs (worker) where locked_until is not null;
  -- serves: ending a run
  create index jobs_run on jobs (run_id);

  create table waits (
    run_id text not null references runs on delete cascade,
    kind text not null check (kind in ('event', 'cancel', 'invoke', 'signal')),
    step_id text not null,
    name text not null,
    expression text,
    required_value text,
    is_race boolean not null,
    expires_at timestamptz not null,
    primary key (run_id, kind, step_id)
  );
  -- serves: which runs does this event resume or cancel
  create index waits_event on waits (name, required_value) where kind in ('event', 'cancel');
  -- one run at most waits for a signal
  create unique index waits_signal on waits (name) where kind = 'signal';
  `,
  `
  -- how a run's start is spaced from others of the same name; null once it has begun
  alter table jobs
    add column throttle text,
    add column throttle_every_ms float8,
    add column throttle_ahead_ms float8,
    -- when a debounced event is let through at the latest
    add column latest timestamptz;
  -- serves: when does a throttle let the next of its waiting runs pass
  create index jobs_throttled on jobs (throttle) where throttle is not null;

  -- the theoretical arrival time of the next start, in milliseconds since 1970
  create table throttles (
    name text primary key,
    tat_ms float8 not null
  );

  alter table runs add column singleton text;
  -- at most one open run of a singleton function per key
  create unique index runs_singleton on runs (function_id, singleton) where singleton is not null and ended_at is null;
  `,
  `
  -- its time was over while a call was under way, whose answer is its last
  alter table runs add column is_overdue boolean not null default false;
  `,
];
