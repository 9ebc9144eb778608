-- The hourly count of a field's values left up to an hour of events to be read at the ends of a range, which took the
-- longer the more there were. A count of ten minutes leaves a sixth of that.
CREATE TABLE "log_facet_ten_minutes" (
    "project_id" UUID NOT NULL,
    "bucket" TIMESTAMPTZ(0) NOT NULL,
    "field" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "count" BIGINT NOT NULL,
    CONSTRAINT "log_facet_ten_minutes_pkey" PRIMARY KEY ("project_id", "bucket", "field", "value")
) WITH (fillfactor = 70);
CALL candor_scope_to_project('log_facet_ten_minutes', 'SELECT');

-- What is there already, in the role that sees every project. A value that the hour no longer tells apart stays among the
-- others here too.
SET ROLE candor_system;
INSERT INTO "log_facet_ten_minutes" ("project_id", "bucket", "field", "value", "count")
SELECT e."project_id", date_bin('10 minutes', e."ts", '2000-01-01 00:00:00+00'), 'tenant',
    CASE WHEN h."value" IS NULL THEN '__other__' ELSE e."tenant" END, count(*)
FROM "log_event" e LEFT JOIN "log_facet_hour" h ON h."project_id" = e."project_id"
    AND h."bucket" = date_trunc('hour', e."ts", 'UTC') AND h."field" = 'tenant' AND h."value" = e."tenant"
WHERE e."tenant" IS NOT NULL GROUP BY 1, 2, 3, 4;
RESET ROLE;

-- The lists of log_rollup_delta count values by ten minutes from here on.
CREATE OR REPLACE VIEW "log_facet_hour_now" WITH (security_invoker = true) AS
    SELECT "project_id", "bucket", "field", "value", "count" FROM "log_facet_hour"
    UNION ALL
    SELECT d."project_id", date_trunc('hour', u."bucket", 'UTC'), u."field", u."value", u."count"
    FROM "log_rollup_delta" d
    CROSS JOIN LATERAL unnest(d."facet_buckets", d."facet_fields", d."facet_values", d."facet_counts")
        AS u("bucket", "field", "value", "count");

CREATE VIEW "log_facet_ten_minutes_now" WITH (security_invoker = true) AS
    SELECT "project_id", "bucket", "field", "value", "count" FROM "log_facet_ten_minutes"
    UNION ALL
    SELECT d."project_id", u."bucket", u."field", u."value", u."count"
    FROM "log_rollup_delta" d
    CROSS JOIN LATERAL unnest(d."facet_buckets", d."facet_fields", d."facet_values", d."facet_counts")
        AS u("bucket", "field", "value", "count");
GRANT SELECT ON "log_facet_ten_minutes_now" TO candor_app, candor_system;
