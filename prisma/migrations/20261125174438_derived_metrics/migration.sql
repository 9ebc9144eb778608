-- Metrics made of others, kept by people.
CREATE TABLE "derived_metric" (
    "project_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "name" TEXT NOT NULL,
    "expression" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT candor_now(),
    CONSTRAINT "derived_metric_pkey" PRIMARY KEY ("project_id", "id")
);
CREATE UNIQUE INDEX "derived_metric_project_id_name_key" ON "derived_metric"("project_id", "name");
CALL candor_scope_to_project('derived_metric', 'SELECT, INSERT, UPDATE, DELETE');

-- Roll-ups are written in the order of time: what is past its time is found by that, for next to nothing.
CREATE INDEX "metric_rollup_minute_bucket" ON "metric_rollup_minute" USING brin ("bucket");
CREATE INDEX "metric_rollup_hour_bucket" ON "metric_rollup_hour" USING brin ("bucket");
