CREATE TABLE "imported_records" (
	"system" text NOT NULL,
	"kind" text NOT NULL,
	"record_id" integer NOT NULL,
	"digest" text NOT NULL,
	"imported_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "imported_records_system_kind_record_id_pk" PRIMARY KEY("system","kind","record_id")
);
--> statement-breakpoint
CREATE TABLE "sign_in_attempts" (
	"bucket" text PRIMARY KEY NOT NULL,
	"failures" integer NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE INDEX "sign_in_attempts_started_idx" ON "sign_in_attempts" USING btree ("started_at");