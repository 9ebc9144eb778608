-- What a baseline rule has learned of its groups, so that a new worker goes on where the last one stopped.
CREATE TABLE "baseline_memory" (
    "project_id" UUID NOT NULL,
    "rule_id" UUID NOT NULL,
    -- The rule's when it was learned: that of another is of no use.
    "revision" INTEGER NOT NULL,
    -- Of what it was learned from.
    "step_ms" INTEGER NOT NULL,
    -- The end of the last step that it knows.
    "learned_until" TIMESTAMPTZ(3) NOT NULL,
    -- When all is learned anew.
    "forget_at" TIMESTAMPTZ(3) NOT NULL,
    -- Deflated; see domain/alerting/baseline/learned-groups.ts.
    "state" BYTEA NOT NULL,
    CONSTRAINT "baseline_memory_pkey" PRIMARY KEY ("project_id", "rule_id"),
    CONSTRAINT "baseline_memory_rule_id_fkey" FOREIGN KEY ("project_id", "rule_id")
        REFERENCES "alert_rule"("project_id", "id") ON DELETE CASCADE
);
-- It is deflated already.
ALTER TABLE "baseline_memory" ALTER COLUMN "state" SET STORAGE EXTERNAL;
CALL candor_scope_to_project('baseline_memory', 'SELECT, DELETE');
