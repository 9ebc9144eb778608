-- What a group of ingest requests adds to the roll-ups, as one row: an upsert for each series and bucket had cost a
-- tenth of the ingest, and kept the rows locked until the commit, so that groups waited for each other. The rows are
-- folded into the roll-ups every second or so; until then they are counted where roll-ups are read.
CREATE TABLE "log_rollup_delta" (
    "project_id" UUID NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "buckets" TIMESTAMPTZ(0)[],
    "services" TEXT[],
    "environments" TEXT[],
    "versions" TEXT[],
    "severities" SMALLINT[],
    "counts" BIGINT[],
    "facet_buckets" TIMESTAMPTZ(0)[],
    "facet_fields" TEXT[],
    "facet_values" TEXT[],
    "facet_counts" BIGINT[],
    CONSTRAINT "log_rollup_delta_pkey" PRIMARY KEY ("project_id", "id")
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);
CALL candor_scope_to_project('log_rollup_delta', 'SELECT');
GRANT USAGE ON SEQUENCE "log_rollup_delta_id_seq" TO candor_system;
-- They live for a second: not worth compressing.
ALTER TABLE "log_rollup_delta"
    ALTER "buckets" SET STORAGE EXTERNAL, ALTER "services" SET STORAGE EXTERNAL,
    ALTER "environments" SET STORAGE EXTERNAL, ALTER "versions" SET STORAGE EXTERNAL,
    ALTER "severities" SET STORAGE EXTERNAL, ALTER "counts" SET STORAGE EXTERNAL,
    ALTER "facet_buckets" SET STORAGE EXTERNAL, ALTER "facet_fields" SET STORAGE EXTERNAL,
    ALTER "facet_values" SET STORAGE EXTERNAL, ALTER "facet_counts" SET STORAGE EXTERNAL;

-- The roll-ups with what has not been folded into them: several rows may stand for one series and bucket, so that every
-- reader sums. security_invoker, so that the policies of the tables hold for whoever reads.
CREATE VIEW "log_rollup_minute_now" WITH (security_invoker = true) AS
    SELECT "project_id", "bucket", "service", "environment", "version", "severity", "count" FROM "log_rollup_minute"
    UNION ALL
    SELECT d."project_id", u."bucket", u."service", u."environment", u."version", u."severity", u."count"
    FROM "log_rollup_delta" d
    CROSS JOIN LATERAL unnest(d."buckets", d."services", d."environments", d."versions", d."severities", d."counts")
        AS u("bucket", "service", "environment", "version", "severity", "count");

CREATE VIEW "log_rollup_hour_now" WITH (security_invoker = true) AS
    SELECT "project_id", "bucket", "service", "environment", "version", "severity", "count" FROM "log_rollup_hour"
    UNION ALL
    SELECT d."project_id", date_trunc('hour', u."bucket", 'UTC'), u."service", u."environment", u."version", u."severity", u."count"
    FROM "log_rollup_delta" d
    CROSS JOIN LATERAL unnest(d."buckets", d."services", d."environments", d."versions", d."severities", d."counts")
        AS u("bucket", "service", "environment", "version", "severity", "count");

CREATE VIEW "log_facet_hour_now" WITH (security_invoker = true) AS
    SELECT "project_id", "bucket", "field", "value", "count" FROM "log_facet_hour"
    UNION ALL
    SELECT d."project_id", u."bucket", u."field", u."value", u."count"
    FROM "log_rollup_delta" d
    CROSS JOIN LATERAL unnest(d."facet_buckets", d."facet_fields", d."facet_values", d."facet_counts")
        AS u("bucket", "field", "value", "count");

GRANT SELECT ON "log_rollup_minute_now", "log_rollup_hour_now", "log_facet_hour_now" TO candor_app, candor_system;
