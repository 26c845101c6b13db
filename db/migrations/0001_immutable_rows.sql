create function "refuse_ticket_log_change"() returns trigger language plpgsql as $$
begin
  raise exception 'ticket_log is append-only' using errcode = 'restrict_violation';
end $$;--> statement-breakpoint
create trigger "ticket_log_append_only" before update or delete on "ticket_log"
  for each row execute function "refuse_ticket_log_change"();--> statement-breakpoint
create trigger "ticket_log_no_truncate" before truncate on "ticket_log"
  for each statement execute function "refuse_ticket_log_change"();--> statement-breakpoint
create function "refuse_published_version_change"() returns trigger language plpgsql as $$
begin
  if old.status <> 'draft' and new.definition is distinct from old.definition then
    raise exception 'a published version never changes' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;--> statement-breakpoint
create trigger "flow_versions_immutable" before update on "flow_versions"
  for each row execute function "refuse_published_version_change"();
