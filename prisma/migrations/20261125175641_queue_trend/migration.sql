-- The most messages of each queue in steps of several widths, for what draws the courses of all queues at once: a list
-- of a day or a quarter then reads some thousand rows, whatever the number of samples.
CREATE TABLE "queue_trend" (
    "project_id" UUID NOT NULL,
    "width_seconds" INTEGER NOT NULL,
    "bucket" TIMESTAMPTZ(0) NOT NULL,
    "queue_id" UUID NOT NULL,
    "depth_max" DOUBLE PRECISION NOT NULL,
    CONSTRAINT "queue_trend_pkey" PRIMARY KEY ("project_id", "width_seconds", "bucket", "queue_id")
) WITH (fillfactor = 70);
CALL candor_scope_to_project('queue_trend', 'SELECT');

-- What is there already, in the role that sees every project.
SET ROLE candor_system;
INSERT INTO "queue_trend" ("project_id", "width_seconds", "bucket", "queue_id", "depth_max")
SELECT r."project_id", w, to_timestamp(floor(extract(epoch FROM r."bucket") / w) * w), r."queue_id", max(r."depth_max")
FROM "queue_rollup_hour" r CROSS JOIN unnest(ARRAY[3600, 21600, 86400]) AS w WHERE r."depth_max" IS NOT NULL GROUP BY 1, 2, 3, 4
UNION ALL
SELECT r."project_id", 600, to_timestamp(floor(extract(epoch FROM r."bucket") / 600) * 600), r."queue_id", max(r."depth_max")
FROM "queue_rollup_minute" r WHERE r."depth_max" IS NOT NULL GROUP BY 1, 2, 3, 4;
RESET ROLE;
