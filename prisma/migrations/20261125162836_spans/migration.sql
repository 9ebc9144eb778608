-- Spans of traces, shown in the trail beside what else carries their ids.
CREATE TABLE "span" (
    "project_id" UUID NOT NULL,
    "ts" TIMESTAMPTZ(6) NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "received_at" TIMESTAMPTZ(6) NOT NULL DEFAULT candor_now(),
    "duration_ms" DOUBLE PRECISION,
    "trace_id" TEXT NOT NULL,
    "span_id" TEXT NOT NULL,
    "parent_span_id" TEXT,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "status_message" TEXT,
    "service" TEXT,
    "environment" TEXT,
    "version" TEXT,
    "correlation_id" TEXT,
    "causation_id" TEXT,
    "tenant" TEXT,
    "user_id" TEXT,
    "error_type" TEXT,
    "error_message" TEXT,
    "attributes" JSONB,
    "resource" JSONB,
    "events" JSONB,
    "links" JSONB,
    "flags" TEXT[],
    CONSTRAINT "span_pkey" PRIMARY KEY ("project_id", "ts", "id")
) PARTITION BY RANGE ("ts");
CALL candor_scope_to_project('span', 'SELECT');
GRANT USAGE ON SEQUENCE "span_id_seq" TO candor_system;

-- A trail: all that carries one id.
CREATE INDEX "span_trace" ON "span" ("project_id", "trace_id");
CREATE INDEX "span_correlation" ON "span" ("project_id", "correlation_id") WHERE "correlation_id" IS NOT NULL;
