-- AI behaviour: a ledger of inferences and what people made of them, and roll-ups by the inference's own time.

-- One row an inference. What its verdicts came to and what it cost is written by the worker that folds it into the
-- roll-ups: these columns are what is counted there, so that a later change can be taken out again exactly.
CREATE TABLE "ai_inference" (
    "project_id" UUID NOT NULL,
    "ts" TIMESTAMPTZ(6) NOT NULL,
    "id" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ(6) NOT NULL DEFAULT candor_now(),
    "feature" TEXT NOT NULL,
    "model" TEXT NOT NULL,
    "provider" TEXT,
    "prompt_name" TEXT,
    "prompt_version" TEXT,
    "tenant" TEXT,
    "user_id" TEXT,
    "service" TEXT,
    "environment" TEXT,
    "version" TEXT,
    "input_tokens" DOUBLE PRECISION,
    "output_tokens" DOUBLE PRECISION,
    "cached_read_tokens" DOUBLE PRECISION,
    "cached_write_tokens" DOUBLE PRECISION,
    "reasoning_tokens" DOUBLE PRECISION,
    "cost_usd" DOUBLE PRECISION,
    "latency_ms" DOUBLE PRECISION,
    "first_token_ms" DOUBLE PRECISION,
    "outcome" TEXT NOT NULL,
    "shown" BOOLEAN NOT NULL,
    "unsure" BOOLEAN,
    "retrieved_chunks" DOUBLE PRECISION,
    "dropped_chunks" DOUBLE PRECISION,
    "retrieval_ms" DOUBLE PRECISION,
    "trace_id" TEXT,
    "span_id" TEXT,
    "flags" TEXT[],
    -- Written by the fold; without a basis of its cost, the row has not been counted yet.
    "cost_basis" TEXT,
    "explicit_verdict" TEXT,
    "implicit_verdict" TEXT,
    "passed_over" BOOLEAN,
    "folded_fields" SMALLINT,
    CONSTRAINT "ai_inference_pkey" PRIMARY KEY ("project_id", "ts", "id")
) PARTITION BY RANGE ("ts");
CALL candor_scope_to_project('ai_inference', 'SELECT');
-- The trail of a trace; the inference that a verdict means by its span.
CREATE INDEX "ai_inference_trace" ON "ai_inference" ("project_id", "trace_id") WHERE "trace_id" IS NOT NULL;
CREATE INDEX "ai_inference_span" ON "ai_inference" ("project_id", "span_id") WHERE "span_id" IS NOT NULL AND "span_id" <> "id";

-- Where an inference is; what makes an id unique, which a partitioned table cannot.
CREATE TABLE "ai_inference_id" (
    "project_id" UUID NOT NULL,
    "id" TEXT NOT NULL,
    "ts" TIMESTAMPTZ(6) NOT NULL,
    CONSTRAINT "ai_inference_id_pkey" PRIMARY KEY ("project_id", "id")
);
CALL candor_scope_to_project('ai_inference_id', 'SELECT');

-- Every verdict, by what it named; "joined_id" is the inference it was found to be about, NULL while there is none.
CREATE TABLE "ai_verdict" (
    "project_id" UUID NOT NULL,
    "inference_id" TEXT NOT NULL,
    "ts" TIMESTAMPTZ(6) NOT NULL,
    "verdict" TEXT NOT NULL,
    "explicit" BOOLEAN NOT NULL,
    "edit_ratio" DOUBLE PRECISION,
    "flags" TEXT[],
    "received_at" TIMESTAMPTZ(6) NOT NULL DEFAULT candor_now(),
    "joined_id" TEXT,
    CONSTRAINT "ai_verdict_pkey" PRIMARY KEY ("project_id", "inference_id", "ts", "verdict", "explicit")
);
CALL candor_scope_to_project('ai_verdict', 'SELECT');
-- Those that wait for their inference.
CREATE INDEX "ai_verdict_waiting" ON "ai_verdict" ("project_id", "received_at") WHERE "joined_id" IS NULL;

-- "run" is '' where the sender named none.
CREATE TABLE "ai_evaluation" (
    "project_id" UUID NOT NULL,
    "inference_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "run" TEXT NOT NULL,
    "ts" TIMESTAMPTZ(6) NOT NULL,
    "score" DOUBLE PRECISION,
    "label" TEXT,
    "explanation" TEXT,
    "received_at" TIMESTAMPTZ(6) NOT NULL DEFAULT candor_now(),
    CONSTRAINT "ai_evaluation_pkey" PRIMARY KEY ("project_id", "inference_id", "name", "run", "ts")
);
CALL candor_scope_to_project('ai_evaluation', 'SELECT');

CREATE TABLE "ai_evaluation_day" (
    "project_id" UUID NOT NULL,
    "bucket" DATE NOT NULL,
    "name" TEXT NOT NULL,
    "run" TEXT NOT NULL,
    "n" BIGINT NOT NULL,
    "passed" BIGINT NOT NULL,
    "failed" BIGINT NOT NULL,
    "first_at" TIMESTAMPTZ(6) NOT NULL,
    "last_at" TIMESTAMPTZ(6) NOT NULL,
    "scores" BYTEA,
    CONSTRAINT "ai_evaluation_day_pkey" PRIMARY KEY ("project_id", "bucket", "name", "run")
);
CALL candor_scope_to_project('ai_evaluation_day', 'SELECT');

-- What the worker has yet to fold into the roll-ups, written in the transaction that stored it.
CREATE TABLE "ai_inbox" (
    "project_id" UUID NOT NULL,
    "seq" BIGSERIAL NOT NULL,
    "kind" TEXT NOT NULL,
    "inference_id" TEXT NOT NULL,
    "record" JSONB,
    CONSTRAINT "ai_inbox_pkey" PRIMARY KEY ("project_id", "seq")
);
CALL candor_scope_to_project('ai_inbox', 'SELECT, INSERT');
GRANT USAGE ON SEQUENCE "ai_inbox_seq_seq" TO candor_system, candor_app;

-- Sums by hour and by day, of all tenants together (tenant '') and of each. '' stands for "not told" elsewhere.
CREATE TABLE "ai_rollup_hour" (
    "project_id" UUID NOT NULL,
    "by_tenant" BOOLEAN NOT NULL,
    "bucket" TIMESTAMPTZ(0) NOT NULL,
    "feature" TEXT NOT NULL,
    "model" TEXT NOT NULL,
    "prompt_name" TEXT NOT NULL,
    "prompt_version" TEXT NOT NULL,
    "tenant" TEXT NOT NULL,
    "n" BIGINT NOT NULL DEFAULT 0,
    "unseen" BIGINT NOT NULL DEFAULT 0,
    "explicit_accepted" BIGINT NOT NULL DEFAULT 0,
    "explicit_edited" BIGINT NOT NULL DEFAULT 0,
    "explicit_rejected" BIGINT NOT NULL DEFAULT 0,
    "explicit_ignored" BIGINT NOT NULL DEFAULT 0,
    "implicit_accepted" BIGINT NOT NULL DEFAULT 0,
    "implicit_edited" BIGINT NOT NULL DEFAULT 0,
    "implicit_rejected" BIGINT NOT NULL DEFAULT 0,
    "implicit_ignored" BIGINT NOT NULL DEFAULT 0,
    "refused" BIGINT NOT NULL DEFAULT 0,
    "errors" BIGINT NOT NULL DEFAULT 0,
    "fallback" BIGINT NOT NULL DEFAULT 0,
    "empty" BIGINT NOT NULL DEFAULT 0,
    "unsure" BIGINT NOT NULL DEFAULT 0,
    "unsure_known" BIGINT NOT NULL DEFAULT 0,
    "retrievals" BIGINT NOT NULL DEFAULT 0,
    "retrieved_chunks" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "dropped_chunks" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "input_known" BIGINT NOT NULL DEFAULT 0,
    "input_tokens" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "output_known" BIGINT NOT NULL DEFAULT 0,
    "output_tokens" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "cached_read_tokens" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "cached_write_tokens" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "reasoning_tokens" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "priced" BIGINT NOT NULL DEFAULT 0,
    "cost_usd" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "latency" BYTEA,
    "first_token" BYTEA,
    "retrieval" BYTEA,
    CONSTRAINT "ai_rollup_hour_pkey" PRIMARY KEY ("project_id", "by_tenant", "bucket", "feature", "model", "prompt_name", "prompt_version", "tenant")
) WITH (fillfactor = 70);
CALL candor_scope_to_project('ai_rollup_hour', 'SELECT');

CREATE TABLE "ai_rollup_day" (
    "project_id" UUID NOT NULL,
    "by_tenant" BOOLEAN NOT NULL,
    "bucket" TIMESTAMPTZ(0) NOT NULL,
    "feature" TEXT NOT NULL,
    "model" TEXT NOT NULL,
    "prompt_name" TEXT NOT NULL,
    "prompt_version" TEXT NOT NULL,
    "tenant" TEXT NOT NULL,
    "n" BIGINT NOT NULL DEFAULT 0,
    "unseen" BIGINT NOT NULL DEFAULT 0,
    "explicit_accepted" BIGINT NOT NULL DEFAULT 0,
    "explicit_edited" BIGINT NOT NULL DEFAULT 0,
    "explicit_rejected" BIGINT NOT NULL DEFAULT 0,
    "explicit_ignored" BIGINT NOT NULL DEFAULT 0,
    "implicit_accepted" BIGINT NOT NULL DEFAULT 0,
    "implicit_edited" BIGINT NOT NULL DEFAULT 0,
    "implicit_rejected" BIGINT NOT NULL DEFAULT 0,
    "implicit_ignored" BIGINT NOT NULL DEFAULT 0,
    "refused" BIGINT NOT NULL DEFAULT 0,
    "errors" BIGINT NOT NULL DEFAULT 0,
    "fallback" BIGINT NOT NULL DEFAULT 0,
    "empty" BIGINT NOT NULL DEFAULT 0,
    "unsure" BIGINT NOT NULL DEFAULT 0,
    "unsure_known" BIGINT NOT NULL DEFAULT 0,
    "retrievals" BIGINT NOT NULL DEFAULT 0,
    "retrieved_chunks" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "dropped_chunks" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "input_known" BIGINT NOT NULL DEFAULT 0,
    "input_tokens" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "output_known" BIGINT NOT NULL DEFAULT 0,
    "output_tokens" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "cached_read_tokens" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "cached_write_tokens" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "reasoning_tokens" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "priced" BIGINT NOT NULL DEFAULT 0,
    "cost_usd" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "latency" BYTEA,
    "first_token" BYTEA,
    "retrieval" BYTEA,
    CONSTRAINT "ai_rollup_day_pkey" PRIMARY KEY ("project_id", "by_tenant", "bucket", "feature", "model", "prompt_name", "prompt_version", "tenant")
) WITH (fillfactor = 70);
CALL candor_scope_to_project('ai_rollup_day', 'SELECT');

-- The values that the roll-ups keep apart, at most so many a field; all others are counted as __other__.
CREATE TABLE "ai_value" (
    "project_id" UUID NOT NULL,
    "field" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "first_seen_at" TIMESTAMPTZ(6) NOT NULL DEFAULT candor_now(),
    "last_seen_at" TIMESTAMPTZ(6) NOT NULL DEFAULT candor_now(),
    CONSTRAINT "ai_value_pkey" PRIMARY KEY ("project_id", "field", "value")
);
CALL candor_scope_to_project('ai_value', 'SELECT');

-- How long a feature waits for a verdict before an answer counts as ignored, where somebody said so.
CREATE TABLE "ai_feature" (
    "project_id" UUID NOT NULL,
    "feature" TEXT NOT NULL,
    "ignore_after_seconds" INTEGER NOT NULL,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT candor_now(),
    CONSTRAINT "ai_feature_pkey" PRIMARY KEY ("project_id", "feature")
);
CALL candor_scope_to_project('ai_feature', 'SELECT, INSERT, UPDATE, DELETE');

-- A project's own prices, in US dollars a million tokens; they outrank those that Candor brings along.
CREATE TABLE "ai_price" (
    "project_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "model" TEXT NOT NULL,
    "provider" TEXT,
    "from_day" DATE NOT NULL,
    "input_per_million" DOUBLE PRECISION NOT NULL,
    "output_per_million" DOUBLE PRECISION NOT NULL,
    "cached_read_per_million" DOUBLE PRECISION,
    "cached_write_per_million" DOUBLE PRECISION,
    "reasoning_per_million" DOUBLE PRECISION,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT candor_now(),
    CONSTRAINT "ai_price_pkey" PRIMARY KEY ("project_id", "id")
);
CALL candor_scope_to_project('ai_price', 'SELECT, INSERT, UPDATE, DELETE');
