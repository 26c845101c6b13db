ALTER TABLE "ticket_timers" ALTER COLUMN "transition_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "ticket_timers" ADD COLUMN "reminder_rung" integer;--> statement-breakpoint
ALTER TABLE "ticket_timers" ADD COLUMN "reminder_round" integer;--> statement-breakpoint
ALTER TABLE "ticket_timers" ADD COLUMN "armed_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "ticket_timers" ADD COLUMN "calendar_id" integer;--> statement-breakpoint
CREATE INDEX "ticket_timers_calendar_idx" ON "ticket_timers" USING btree ("calendar_id","ticket_id") WHERE status = 'pending' and calendar_id is not null;--> statement-breakpoint
ALTER TABLE "ticket_timers" ADD CONSTRAINT "ticket_timers_purpose_check" CHECK (("ticket_timers"."transition_id" is null) <> ("ticket_timers"."reminder_rung" is null));--> statement-breakpoint
ALTER TABLE "ticket_timers" ADD CONSTRAINT "ticket_timers_round_check" CHECK (("ticket_timers"."reminder_rung" is null) = ("ticket_timers"."reminder_round" is null));