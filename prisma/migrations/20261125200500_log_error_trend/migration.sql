-- Lines of level error and above by service in steps of several widths, for the overview's course of errors: a day or a
-- quarter is then some thousand rows, where minutes and hours of all severities were some hundred thousand.
CREATE TABLE "log_error_trend" (
    "project_id" UUID NOT NULL,
    "width_seconds" INTEGER NOT NULL,
    "bucket" TIMESTAMPTZ(0) NOT NULL,
    "service" TEXT NOT NULL,
    "errors" BIGINT NOT NULL,
    CONSTRAINT "log_error_trend_pkey" PRIMARY KEY ("project_id", "width_seconds", "bucket", "service")
) WITH (fillfactor = 70);
CALL candor_scope_to_project('log_error_trend', 'SELECT');

-- What is there already, in the role that sees every project.
SET ROLE candor_system;
INSERT INTO "log_error_trend" ("project_id", "width_seconds", "bucket", "service", "errors")
SELECT r."project_id", w, to_timestamp(floor(extract(epoch FROM r."bucket") / w) * w), r."service", sum(r."count")
FROM "log_rollup_hour" r CROSS JOIN unnest(ARRAY[3600, 21600, 86400]) AS w WHERE r."severity" >= 17 GROUP BY 1, 2, 3, 4
UNION ALL
SELECT r."project_id", 600, to_timestamp(floor(extract(epoch FROM r."bucket") / 600) * 600), r."service", sum(r."count")
FROM "log_rollup_minute" r WHERE r."severity" >= 17 GROUP BY 1, 2, 3, 4;
RESET ROLE;
