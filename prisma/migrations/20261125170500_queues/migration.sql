-- Queues: a catalogue with the current state, roll-ups of what samples told, and the dead letters with their groups.

-- One row for each queue of one name in one system and environment ('' is not told); "id" is a hash of those three, so
-- that a writer knows it without asking. What nobody told is null. Each level has the time of the sample that told it.
CREATE TABLE "queue" (
    "project_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "system" TEXT NOT NULL,
    "environment" TEXT NOT NULL,
    "service" TEXT,
    "told_kind" TEXT,
    "told_dead_letter_of" TEXT,
    "decided_kind" TEXT,
    "decided_by" TEXT,
    "decided_at" TIMESTAMPTZ(6),
    "first_seen_at" TIMESTAMPTZ(6) NOT NULL DEFAULT candor_now(),
    "last_sample_at" TIMESTAMPTZ(6),
    "depth" DOUBLE PRECISION,
    "depth_at" TIMESTAMPTZ(6),
    "in_flight" DOUBLE PRECISION,
    "in_flight_at" TIMESTAMPTZ(6),
    "delayed" DOUBLE PRECISION,
    "delayed_at" TIMESTAMPTZ(6),
    "oldest_age_seconds" DOUBLE PRECISION,
    "oldest_age_at" TIMESTAMPTZ(6),
    "consumers" DOUBLE PRECISION,
    "consumers_at" TIMESTAMPTZ(6),
    -- How often samples come, and until when each counter has been counted.
    "rhythm" JSONB,
    CONSTRAINT "queue_pkey" PRIMARY KEY ("project_id", "id")
);
CALL candor_scope_to_project('queue', 'SELECT, UPDATE');
-- The queues of one name; the list of those that are alive.
CREATE INDEX "queue_name" ON "queue" ("project_id", "name");
CREATE INDEX "queue_last_sample" ON "queue" ("project_id", "last_sample_at");

-- What was measured in a minute and in an hour; null is not known. Of each count also the seconds that it covers, over
-- which it is a rate: a part of the bucket where samples were lost.
CREATE TABLE "queue_rollup_minute" (
    "project_id" UUID NOT NULL,
    "queue_id" UUID NOT NULL,
    "bucket" TIMESTAMPTZ(0) NOT NULL,
    "samples" INTEGER NOT NULL,
    "depth_last" DOUBLE PRECISION,
    "depth_at" TIMESTAMPTZ(6),
    "depth_max" DOUBLE PRECISION,
    "in_flight_max" DOUBLE PRECISION,
    "delayed_max" DOUBLE PRECISION,
    "oldest_age_max" DOUBLE PRECISION,
    "consumers_min" DOUBLE PRECISION,
    "enqueued" DOUBLE PRECISION,
    "enqueued_seconds" DOUBLE PRECISION,
    "dequeued" DOUBLE PRECISION,
    "dequeued_seconds" DOUBLE PRECISION,
    "failed" DOUBLE PRECISION,
    "failed_seconds" DOUBLE PRECISION,
    "retried" DOUBLE PRECISION,
    "retried_seconds" DOUBLE PRECISION,
    CONSTRAINT "queue_rollup_minute_pkey" PRIMARY KEY ("project_id", "queue_id", "bucket")
) WITH (fillfactor = 70);
CALL candor_scope_to_project('queue_rollup_minute', 'SELECT');
CREATE TABLE "queue_rollup_hour" (LIKE "queue_rollup_minute" INCLUDING DEFAULTS) WITH (fillfactor = 70);
ALTER TABLE "queue_rollup_hour" ADD CONSTRAINT "queue_rollup_hour_pkey" PRIMARY KEY ("project_id", "queue_id", "bucket");
CALL candor_scope_to_project('queue_rollup_hour', 'SELECT');

-- One message that nobody could process, however often it was told. "first_failed_at" is its true first failure, which
-- brokers forget when a message moves.
CREATE TABLE "dead_letter" (
    "project_id" UUID NOT NULL,
    "queue_id" UUID NOT NULL,
    "message_id" TEXT NOT NULL,
    "group_id" UUID NOT NULL,
    "service" TEXT,
    "error_type" TEXT,
    "error" TEXT NOT NULL,
    "attempts" DOUBLE PRECISION,
    "first_failed_at" TIMESTAMPTZ(6),
    "failed_at" TIMESTAMPTZ(6) NOT NULL,
    "received_at" TIMESTAMPTZ(6) NOT NULL DEFAULT candor_now(),
    "correlation_id" TEXT,
    "trace_id" TEXT,
    "tenant" TEXT,
    "producer_version" TEXT,
    "payload" TEXT,
    "flags" TEXT[],
    -- When somebody took care of it; it is open until then, and again when it fails again.
    "handled_at" TIMESTAMPTZ(6),
    CONSTRAINT "dead_letter_pkey" PRIMARY KEY ("project_id", "queue_id", "message_id")
);
CALL candor_scope_to_project('dead_letter', 'SELECT, UPDATE');
-- The letters of a group, newest first; and those that a trail names.
CREATE INDEX "dead_letter_group_failed" ON "dead_letter" ("project_id", "group_id", "failed_at" DESC);
CREATE INDEX "dead_letter_correlation" ON "dead_letter" ("project_id", "correlation_id") WHERE "correlation_id" IS NOT NULL;
CREATE INDEX "dead_letter_trace" ON "dead_letter" ("project_id", "trace_id") WHERE "trace_id" IS NOT NULL;
-- Open ones whose first failure nobody told: the age of the oldest is then not certain.
CREATE INDEX "dead_letter_unsure" ON "dead_letter" ("project_id", "group_id") WHERE "first_failed_at" IS NULL AND "handled_at" IS NULL;
-- Retention.
CREATE INDEX "dead_letter_project_id_failed_at_idx" ON "dead_letter" ("project_id", "failed_at");

-- Dead letters of one queue, of the same making, written by the same version of a producer.
CREATE TABLE "dead_letter_group" (
    "project_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "queue_id" UUID NOT NULL,
    "queue" TEXT NOT NULL,
    "system" TEXT NOT NULL,
    "environment" TEXT NOT NULL,
    "service" TEXT,
    "fingerprint" TEXT NOT NULL,
    "producer_version" TEXT,
    "error_type" TEXT,
    "sample_message_id" TEXT NOT NULL,
    "first_told_at" TIMESTAMPTZ(6) NOT NULL DEFAULT candor_now(),
    "count" BIGINT NOT NULL,
    "open_count" BIGINT NOT NULL,
    -- The first failure of those that are open; null when none is.
    "oldest_open_at" TIMESTAMPTZ(6),
    "first_failed_at" TIMESTAMPTZ(6) NOT NULL,
    "last_failed_at" TIMESTAMPTZ(6) NOT NULL,
    "owner_id" UUID,
    "owner_name" TEXT,
    "handled_at" TIMESTAMPTZ(6),
    "handled_by" TEXT,
    "handled_note" TEXT,
    CONSTRAINT "dead_letter_group_pkey" PRIMARY KEY ("project_id", "id")
);
CALL candor_scope_to_project('dead_letter_group', 'SELECT, UPDATE');
CREATE INDEX "dead_letter_group_queue" ON "dead_letter_group" ("project_id", "queue_id");

-- How many messages became dead letters, by when they did.
CREATE TABLE "dead_letter_rollup_minute" (
    "project_id" UUID NOT NULL,
    "queue_id" UUID NOT NULL,
    "bucket" TIMESTAMPTZ(0) NOT NULL,
    "count" BIGINT NOT NULL,
    CONSTRAINT "dead_letter_rollup_minute_pkey" PRIMARY KEY ("project_id", "bucket", "queue_id")
);
CALL candor_scope_to_project('dead_letter_rollup_minute', 'SELECT');
CREATE TABLE "dead_letter_rollup_hour" (
    "project_id" UUID NOT NULL,
    "queue_id" UUID NOT NULL,
    "bucket" TIMESTAMPTZ(0) NOT NULL,
    "count" BIGINT NOT NULL,
    CONSTRAINT "dead_letter_rollup_hour_pkey" PRIMARY KEY ("project_id", "bucket", "queue_id")
);
CALL candor_scope_to_project('dead_letter_rollup_hour', 'SELECT');
