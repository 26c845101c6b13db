create function "tell_of_notices"() returns trigger language plpgsql as $$
begin
  perform pg_notify('skein_live', jsonb_build_object('users', ids)::text)
  from (
    select jsonb_agg(user_id) as ids from (
      select user_id, row_number() over (order by user_id) as place from (select distinct user_id from told) one
    ) numbered group by place / 500
  ) chunk;
  return null;
end $$;--> statement-breakpoint
create trigger "notices_told" after insert on "notices" referencing new table as told
  for each statement execute function "tell_of_notices"();--> statement-breakpoint
create trigger "notices_read" after update on "notices" referencing new table as told
  for each statement execute function "tell_of_notices"();
