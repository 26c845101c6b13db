CREATE TABLE "hook_calls" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"seq" bigint GENERATED ALWAYS AS IDENTITY (sequence name "hook_calls_seq_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"ticket_id" integer NOT NULL,
	"job_no" integer NOT NULL,
	"attempt" integer NOT NULL,
	"flow_id" integer NOT NULL,
	"node_id" integer NOT NULL,
	"status" text NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	"detail" text DEFAULT '' NOT NULL,
	"problems" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"sealed_request" text,
	"request" jsonb,
	"callback_hash" text,
	"callback_due_at" timestamp (3) with time zone,
	"tries" integer DEFAULT 0 NOT NULL,
	"next_try_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "hook_calls_status_check" CHECK ("hook_calls"."status" in ('calling', 'waiting', 'done', 'failed', 'cancelled')),
	CONSTRAINT "hook_calls_ended_check" CHECK (("hook_calls"."ended_at" is null) = ("hook_calls"."status" in ('calling', 'waiting'))),
	CONSTRAINT "hook_calls_due_check" CHECK ("hook_calls"."status" <> 'waiting' or "hook_calls"."callback_due_at" is not null)
);
--> statement-breakpoint
CREATE TABLE "hook_tries" (
	"call_id" uuid NOT NULL,
	"no" integer NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"duration_ms" integer,
	"http_status" integer,
	"error_code" text DEFAULT '' NOT NULL,
	"error_detail" text DEFAULT '' NOT NULL,
	"response" text DEFAULT '' NOT NULL,
	CONSTRAINT "hook_tries_call_id_no_pk" PRIMARY KEY("call_id","no")
);
--> statement-breakpoint
ALTER TABLE "hook_calls" ADD CONSTRAINT "hook_calls_ticket_id_tickets_id_fk" FOREIGN KEY ("ticket_id") REFERENCES "public"."tickets"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hook_calls" ADD CONSTRAINT "hook_calls_flow_id_flows_id_fk" FOREIGN KEY ("flow_id") REFERENCES "public"."flows"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hook_calls" ADD CONSTRAINT "hook_calls_node_id_flow_nodes_id_fk" FOREIGN KEY ("node_id") REFERENCES "public"."flow_nodes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hook_tries" ADD CONSTRAINT "hook_tries_call_fk" FOREIGN KEY ("call_id") REFERENCES "public"."hook_calls"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "hook_calls_job_key" ON "hook_calls" USING btree ("ticket_id","job_no","attempt");--> statement-breakpoint
CREATE UNIQUE INDEX "hook_calls_callback_key" ON "hook_calls" USING btree ("callback_hash");--> statement-breakpoint
CREATE INDEX "hook_calls_log_idx" ON "hook_calls" USING btree ("flow_id","seq");--> statement-breakpoint
CREATE INDEX "hook_calls_failed_idx" ON "hook_calls" USING btree ("flow_id","seq") WHERE status = 'failed';