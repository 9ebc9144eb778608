-- Circuit breakers: a catalogue, every transition, the current state of each instance, samples and their roll-ups.

-- One row for each breaker of one name in one service and environment ('' is not told); "id" is a hash of those three,
-- so that a writer knows it without asking. Its instances are shown as one.
CREATE TABLE "breaker" (
    "project_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "service" TEXT NOT NULL,
    "environment" TEXT NOT NULL,
    "dependency" TEXT,
    "first_seen_at" TIMESTAMPTZ(6) NOT NULL DEFAULT candor_now(),
    CONSTRAINT "breaker_pkey" PRIMARY KEY ("project_id", "id")
);
CALL candor_scope_to_project('breaker', 'SELECT');
-- The breakers of one service.
CREATE INDEX "breaker_service" ON "breaker" ("project_id", "service");

-- Not partitioned: transitions are few, and the state at a moment is told by the last one before it, however old that
-- is. The same move told twice is one row.
CREATE TABLE "breaker_transition" (
    "project_id" UUID NOT NULL,
    "breaker_id" UUID NOT NULL,
    "instance" TEXT NOT NULL,
    "ts" TIMESTAMPTZ(6) NOT NULL,
    "to_state" TEXT NOT NULL,
    "from_state" TEXT,
    "reason" TEXT,
    -- Read from the states that samples told, since nobody sent it.
    "by_sample" BOOLEAN NOT NULL DEFAULT false,
    "flags" TEXT[],
    "received_at" TIMESTAMPTZ(6) NOT NULL DEFAULT candor_now(),
    CONSTRAINT "breaker_transition_pkey" PRIMARY KEY ("project_id", "breaker_id", "instance", "ts", "to_state")
);
CALL candor_scope_to_project('breaker_transition', 'SELECT');
-- A window of all breakers; what is past its retention.
CREATE INDEX "breaker_transition_ts" ON "breaker_transition" ("project_id", "ts");

-- The current state of each instance ('' is not told), as its last transition left it.
CREATE TABLE "breaker_instance" (
    "project_id" UUID NOT NULL,
    "breaker_id" UUID NOT NULL,
    "instance" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "state_at" TIMESTAMPTZ(6) NOT NULL,
    "from_state" TEXT,
    "reason" TEXT,
    "by_sample" BOOLEAN NOT NULL DEFAULT false,
    CONSTRAINT "breaker_instance_pkey" PRIMARY KEY ("project_id", "breaker_id", "instance")
) WITH (fillfactor = 80);
CALL candor_scope_to_project('breaker_instance', 'SELECT');

-- The last sample of each instance: that it still lives, and whether it agrees with the state. Apart from the state, so
-- that a writer of samples and one of transitions do not wait for each other crosswise.
CREATE TABLE "breaker_reading" (
    "project_id" UUID NOT NULL,
    "breaker_id" UUID NOT NULL,
    "instance" TEXT NOT NULL,
    "ts" TIMESTAMPTZ(6) NOT NULL,
    "interval_seconds" DOUBLE PRECISION,
    "calls" DOUBLE PRECISION,
    "successes" DOUBLE PRECISION,
    "rejected" DOUBLE PRECISION,
    "state" TEXT,
    "reported_failure_rate" DOUBLE PRECISION,
    "reported_slow_rate" DOUBLE PRECISION,
    CONSTRAINT "breaker_reading_pkey" PRIMARY KEY ("project_id", "breaker_id", "instance")
) WITH (fillfactor = 70);
CALL candor_scope_to_project('breaker_reading', 'SELECT');

CREATE TABLE "breaker_sample" (
    "project_id" UUID NOT NULL,
    "ts" TIMESTAMPTZ(6) NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "received_at" TIMESTAMPTZ(6) NOT NULL DEFAULT candor_now(),
    "breaker_id" UUID NOT NULL,
    "instance" TEXT NOT NULL,
    "interval_seconds" DOUBLE PRECISION,
    "calls" DOUBLE PRECISION,
    "successes" DOUBLE PRECISION,
    "failures" DOUBLE PRECISION,
    "timeouts" DOUBLE PRECISION,
    "rejected" DOUBLE PRECISION,
    "fallbacks" DOUBLE PRECISION,
    "slow" DOUBLE PRECISION,
    "state" TEXT,
    "reported_failure_rate" DOUBLE PRECISION,
    "reported_slow_rate" DOUBLE PRECISION,
    "flags" TEXT[],
    CONSTRAINT "breaker_sample_pkey" PRIMARY KEY ("project_id", "ts", "id")
) PARTITION BY RANGE ("ts");
CALL candor_scope_to_project('breaker_sample', 'SELECT');
GRANT USAGE ON SEQUENCE "breaker_sample_id_seq" TO candor_system;
-- The newest samples of one breaker, held against its transitions.
CREATE INDEX "breaker_sample_breaker" ON "breaker_sample" ("project_id", "breaker_id", "ts");

-- What went through a breaker, all its instances together. A count is null while no sample told it; beside each share's
-- count stands how many calls it is a share of, which are those of the samples that told both.
CREATE TABLE "breaker_rollup_minute" (
    "project_id" UUID NOT NULL,
    "breaker_id" UUID NOT NULL,
    "bucket" TIMESTAMPTZ(0) NOT NULL,
    "samples" BIGINT NOT NULL,
    "calls" DOUBLE PRECISION,
    "failures" DOUBLE PRECISION,
    "failures_of" DOUBLE PRECISION,
    "timeouts" DOUBLE PRECISION,
    "rejected" DOUBLE PRECISION,
    "fallbacks" DOUBLE PRECISION,
    "fallbacks_of" DOUBLE PRECISION,
    "slow" DOUBLE PRECISION,
    "slow_of" DOUBLE PRECISION,
    CONSTRAINT "breaker_rollup_minute_pkey" PRIMARY KEY ("project_id", "breaker_id", "bucket")
) WITH (fillfactor = 70);
CALL candor_scope_to_project('breaker_rollup_minute', 'SELECT');

CREATE TABLE "breaker_rollup_hour" (LIKE "breaker_rollup_minute" INCLUDING DEFAULTS) WITH (fillfactor = 70);
ALTER TABLE "breaker_rollup_hour" ADD CONSTRAINT "breaker_rollup_hour_pkey" PRIMARY KEY ("project_id", "breaker_id", "bucket");
CALL candor_scope_to_project('breaker_rollup_hour', 'SELECT');

-- Limits on connections and requests, which Envoy calls circuit breakers: no state, only reached or not.
CREATE TABLE "concurrency_limit" (
    "project_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "cluster" TEXT NOT NULL,
    "priority" TEXT NOT NULL,
    "limit_name" TEXT NOT NULL,
    "service" TEXT NOT NULL,
    "environment" TEXT NOT NULL,
    "instance" TEXT NOT NULL,
    "is_reached" BOOLEAN NOT NULL,
    "since" TIMESTAMPTZ(6) NOT NULL,
    "ts" TIMESTAMPTZ(6) NOT NULL,
    "reached_at" TIMESTAMPTZ(6),
    CONSTRAINT "concurrency_limit_pkey" PRIMARY KEY ("project_id", "id")
) WITH (fillfactor = 80);
CALL candor_scope_to_project('concurrency_limit', 'SELECT');
