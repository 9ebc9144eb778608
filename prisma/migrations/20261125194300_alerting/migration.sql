-- Alerting: rules, when each is due, the alerts they raise and what became of each.

CREATE TABLE "alert_rule" (
    "project_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    -- The name under which rules as code know it; unique in the project.
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT,
    "query" JSONB NOT NULL,
    "condition" JSONB NOT NULL,
    "for_seconds" INTEGER NOT NULL DEFAULT 0,
    "keep_firing_for_seconds" INTEGER NOT NULL DEFAULT 0,
    -- keep | fire | resolve
    "no_data" TEXT NOT NULL DEFAULT 'keep',
    "severity" TEXT NOT NULL,
    "interval_seconds" INTEGER NOT NULL DEFAULT 10,
    "ack_timeout_seconds" INTEGER,
    "owner_team" TEXT,
    "runbook_url" TEXT,
    "is_enabled" BOOLEAN NOT NULL DEFAULT true,
    -- Of those that every project begins with: which of them it is, whatever became of its name.
    "default_key" TEXT,
    "revision" INTEGER NOT NULL DEFAULT 1,
    -- Its alerts keep their history when it is gone.
    "deleted_at" TIMESTAMPTZ(6),
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT candor_now(),
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT candor_now(),
    -- When it is to be evaluated next, and by whom it is being evaluated: a claim moves due_at ahead and raises the fence.
    "due_at" TIMESTAMPTZ(6) NOT NULL DEFAULT candor_now(),
    "fence" BIGINT NOT NULL DEFAULT 0,
    "evaluated_at" TIMESTAMPTZ(6),
    "last_error" TEXT,
    CONSTRAINT "alert_rule_pkey" PRIMARY KEY ("project_id", "id")
);
CREATE UNIQUE INDEX "alert_rule_project_id_key_key" ON "alert_rule"("project_id", "key") WHERE "deleted_at" IS NULL;
-- What the worker claims: the rules that are due, oldest first.
CREATE INDEX "alert_rule_due_at_idx" ON "alert_rule"("due_at") WHERE "is_enabled" AND "deleted_at" IS NULL;
CALL candor_scope_to_project('alert_rule', 'SELECT, INSERT, UPDATE, DELETE');

CREATE TABLE "alert" (
    "project_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "rule_id" UUID NOT NULL,
    -- As the rule was called when it fired; a rule may be renamed or deleted.
    "rule_name" TEXT NOT NULL,
    "severity" TEXT NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "labels" JSONB NOT NULL,
    "service" TEXT,
    -- pending | firing | acknowledged | resolved
    "state" TEXT NOT NULL,
    -- What is wrong, in words, as it was when it was looked at last.
    "summary" TEXT NOT NULL,
    -- Where it can be looked at, under the project's address.
    "path" TEXT,
    -- What the value counts; see domain/quantities.
    "unit" TEXT NOT NULL DEFAULT 'count',
    "started_at" TIMESTAMPTZ(6) NOT NULL,
    "held_at" TIMESTAMPTZ(6) NOT NULL,
    "is_holding" BOOLEAN NOT NULL,
    "fired_at" TIMESTAMPTZ(6),
    "acknowledged_at" TIMESTAMPTZ(6),
    "acknowledged_by" TEXT,
    "snoozed_until" TIMESTAMPTZ(6),
    "resolved_at" TIMESTAMPTZ(6),
    -- recovered | no_data | a person's name
    "resolved_because" TEXT,
    "count" INTEGER NOT NULL DEFAULT 1,
    "value" DOUBLE PRECISION,
    -- {text, expected, lower, upper}: what is normal for the value, when it fired.
    "normal" JSONB,
    -- The alert of the same fingerprint before this one.
    "previous_id" UUID,
    -- actionable | noise | duplicate
    "review" TEXT,
    "reviewed_at" TIMESTAMPTZ(6),
    "reviewed_by" TEXT,
    CONSTRAINT "alert_pkey" PRIMARY KEY ("project_id", "id"),
    CONSTRAINT "alert_rule_id_fkey" FOREIGN KEY ("project_id", "rule_id") REFERENCES "alert_rule"("project_id", "id") ON DELETE CASCADE
);
-- At most one open alert a fingerprint, whoever evaluates.
CREATE UNIQUE INDEX "alert_open_fingerprint" ON "alert"("project_id", "fingerprint") WHERE "state" <> 'resolved';
-- What a rule's evaluation goes by: its open alerts, and those that a person closed although the condition held.
CREATE INDEX "alert_unsettled" ON "alert"("project_id", "rule_id") WHERE "state" <> 'resolved' OR "is_holding";
-- All alerts of a rule, newest first.
CREATE INDEX "alert_project_id_rule_id_started_at_idx" ON "alert"("project_id", "rule_id", "started_at");
-- Those whose acknowledgement may have lasted long enough.
CREATE INDEX "alert_acknowledged" ON "alert"("acknowledged_at") WHERE "state" = 'acknowledged';
-- The inbox, newest first.
CREATE INDEX "alert_project_id_started_at_idx" ON "alert"("project_id", "started_at");
CALL candor_scope_to_project('alert', 'SELECT, INSERT, UPDATE, DELETE');

CREATE TABLE "alert_event" (
    "project_id" UUID NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "alert_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL DEFAULT candor_now(),
    -- fired | again | acknowledged | unacknowledged | snoozed | paging_resumed | resolved | reviewed
    "kind" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "by" TEXT,
    CONSTRAINT "alert_event_pkey" PRIMARY KEY ("project_id", "id"),
    CONSTRAINT "alert_event_alert_id_fkey" FOREIGN KEY ("project_id", "alert_id") REFERENCES "alert"("project_id", "id") ON DELETE CASCADE
);
CREATE INDEX "alert_event_project_id_alert_id_id_idx" ON "alert_event"("project_id", "alert_id", "id");
CALL candor_scope_to_project('alert_event', 'SELECT, INSERT');
GRANT USAGE ON SEQUENCE "alert_event_id_seq" TO candor_system, candor_app;
