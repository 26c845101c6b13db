CREATE TABLE "script_runs" (
	"ticket_id" integer NOT NULL,
	"job_no" integer NOT NULL,
	"attempt" integer NOT NULL,
	"language" text NOT NULL,
	"status" text NOT NULL,
	"output" text DEFAULT '' NOT NULL,
	"result" jsonb,
	"error_code" text DEFAULT '' NOT NULL,
	"error_message" text DEFAULT '' NOT NULL,
	"line" integer,
	"duration_ms" integer,
	"starts" integer DEFAULT 1 NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "script_runs_ticket_id_job_no_attempt_pk" PRIMARY KEY("ticket_id","job_no","attempt"),
	CONSTRAINT "script_runs_status_check" CHECK ("script_runs"."status" in ('running', 'done', 'failed')),
	CONSTRAINT "script_runs_ended_check" CHECK (("script_runs"."ended_at" is null) = ("script_runs"."status" = 'running'))
);
--> statement-breakpoint
ALTER TABLE "script_runs" ADD CONSTRAINT "script_runs_job_fk" FOREIGN KEY ("ticket_id","job_no") REFERENCES "public"."ticket_jobs"("ticket_id","no") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "script_runs_running_idx" ON "script_runs" USING btree ("started_at") WHERE status = 'running';