-- Collectors: what the worker visits, with its credentials sealed, and how the last visit went.

CREATE TABLE "collector" (
    "project_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    -- bullmq | rabbitmq | prometheus
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "username" TEXT,
    "secret" BYTEA,
    "service" TEXT,
    "environment" TEXT,
    "prefix" TEXT NOT NULL DEFAULT 'bull',
    "every_seconds" INTEGER NOT NULL,
    "is_paused" BOOLEAN NOT NULL DEFAULT false,
    "run_after" TIMESTAMPTZ(6) NOT NULL DEFAULT candor_now(),
    -- Of the newest claim; whoever holds an older one may settle nothing.
    "fence" BIGINT NOT NULL DEFAULT 0,
    "memory" JSONB NOT NULL DEFAULT '{}',
    "last_started_at" TIMESTAMPTZ(6),
    "last_success_at" TIMESTAMPTZ(6),
    "last_found" TEXT,
    "last_error" TEXT,
    "failing_since" TIMESTAMPTZ(6),
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT candor_now(),
    CONSTRAINT "collector_pkey" PRIMARY KEY ("project_id", "id"),
    CONSTRAINT "collector_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE CASCADE ON UPDATE NO ACTION
);
-- The worker asks every second what is due, of all projects.
CREATE INDEX "collector_due" ON "collector" ("run_after");
CALL candor_scope_to_project('collector', 'SELECT, INSERT, UPDATE, DELETE');
