DROP INDEX "tasks_node_idx";--> statement-breakpoint
CREATE INDEX "tasks_node_idx" ON "tasks" USING btree ("node_id","assignee_id","opened_at");