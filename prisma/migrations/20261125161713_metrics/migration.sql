-- Metrics: a catalogue of names and series, roll-ups of what they measured, and the last readings of counters.

CREATE TABLE "metric" (
    "project_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "unit" TEXT,
    "first_seen_at" TIMESTAMPTZ(6) NOT NULL DEFAULT candor_now(),
    "last_seen_at" TIMESTAMPTZ(6) NOT NULL DEFAULT candor_now(),
    CONSTRAINT "metric_pkey" PRIMARY KEY ("project_id", "name")
);
CALL candor_scope_to_project('metric', 'SELECT');

-- "id" is a hash of what makes the series, so that a writer knows it without asking.
CREATE TABLE "metric_series" (
    "project_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "service" TEXT,
    "environment" TEXT,
    "labels" JSONB NOT NULL,
    "first_seen_at" TIMESTAMPTZ(6) NOT NULL DEFAULT candor_now(),
    "last_seen_at" TIMESTAMPTZ(6) NOT NULL DEFAULT candor_now(),
    CONSTRAINT "metric_series_pkey" PRIMARY KEY ("project_id", "id")
);
CALL candor_scope_to_project('metric_series', 'SELECT');
-- The series of one metric; those alive, which the cap counts.
CREATE INDEX "metric_series_name" ON "metric_series" ("project_id", "name");
CREATE INDEX "metric_series_last_seen" ON "metric_series" ("project_id", "last_seen_at");

-- Of a gauge its values; of a counter or delta the increases. A bucket that nothing was measured in has no row.
CREATE TABLE "metric_rollup_minute" (
    "project_id" UUID NOT NULL,
    "series_id" UUID NOT NULL,
    "bucket" TIMESTAMPTZ(0) NOT NULL,
    "count" BIGINT NOT NULL,
    "sum" DOUBLE PRECISION NOT NULL,
    "min" DOUBLE PRECISION NOT NULL,
    "max" DOUBLE PRECISION NOT NULL,
    "last" DOUBLE PRECISION NOT NULL,
    "last_at" TIMESTAMPTZ(6) NOT NULL,
    CONSTRAINT "metric_rollup_minute_pkey" PRIMARY KEY ("project_id", "series_id", "bucket")
);
CALL candor_scope_to_project('metric_rollup_minute', 'SELECT');

CREATE TABLE "metric_rollup_hour" (
    "project_id" UUID NOT NULL,
    "series_id" UUID NOT NULL,
    "bucket" TIMESTAMPTZ(0) NOT NULL,
    "count" BIGINT NOT NULL,
    "sum" DOUBLE PRECISION NOT NULL,
    "min" DOUBLE PRECISION NOT NULL,
    "max" DOUBLE PRECISION NOT NULL,
    "last" DOUBLE PRECISION NOT NULL,
    "last_at" TIMESTAMPTZ(6) NOT NULL,
    CONSTRAINT "metric_rollup_hour_pkey" PRIMARY KEY ("project_id", "series_id", "bucket")
);
CALL candor_scope_to_project('metric_rollup_hour', 'SELECT');

-- Points whose series the cap turned away, and which `__other__` stands for.
CREATE TABLE "metric_dropped_hour" (
    "project_id" UUID NOT NULL,
    "bucket" TIMESTAMPTZ(0) NOT NULL,
    "points" BIGINT NOT NULL,
    CONSTRAINT "metric_dropped_hour_pkey" PRIMARY KEY ("project_id", "bucket")
);
CALL candor_scope_to_project('metric_dropped_hour', 'SELECT');

-- The last reading of each cumulative counter; "key" is a hash of what makes it. A row without a value is a counter
-- that a writer is just reading for the first time.
CREATE TABLE "counter_state" (
    "project_id" UUID NOT NULL,
    "key" UUID NOT NULL,
    "value" DOUBLE PRECISION,
    "time_ms" DOUBLE PRECISION,
    "start_ms" DOUBLE PRECISION,
    "read_at" TIMESTAMPTZ(6) NOT NULL DEFAULT candor_now(),
    CONSTRAINT "counter_state_pkey" PRIMARY KEY ("project_id", "key")
);
CALL candor_scope_to_project('counter_state', 'SELECT');
