-- What went through breakers in buckets of six hours and of a day, in the order of time: the sums of all breakers over
-- weeks are some thousand rows of one stretch of the key, where hours were some hundred thousand.
CREATE TABLE "breaker_rollup_wide" (
    "project_id" UUID NOT NULL,
    "width_seconds" INTEGER NOT NULL,
    "bucket" TIMESTAMPTZ(0) NOT NULL,
    "breaker_id" UUID NOT NULL,
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
    CONSTRAINT "breaker_rollup_wide_pkey" PRIMARY KEY ("project_id", "width_seconds", "bucket", "breaker_id")
) WITH (fillfactor = 70);
CALL candor_scope_to_project('breaker_rollup_wide', 'SELECT');

-- What is there already, in the role that sees every project.
SET ROLE candor_system;
INSERT INTO "breaker_rollup_wide" ("project_id", "width_seconds", "bucket", "breaker_id", "samples", "calls", "failures",
    "failures_of", "timeouts", "rejected", "fallbacks", "fallbacks_of", "slow", "slow_of")
SELECT r."project_id", w, to_timestamp(floor(extract(epoch FROM r."bucket") / w) * w), r."breaker_id", sum(r."samples"),
    sum(r."calls"), sum(r."failures"), sum(r."failures_of"), sum(r."timeouts"), sum(r."rejected"), sum(r."fallbacks"),
    sum(r."fallbacks_of"), sum(r."slow"), sum(r."slow_of")
FROM "breaker_rollup_hour" r CROSS JOIN unnest(ARRAY[21600, 86400]) AS w GROUP BY 1, 2, 3, 4;
RESET ROLE;
