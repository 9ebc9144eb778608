-- The escalation clock: where each open alert stands in its policy, and when the next step is due.

CREATE TABLE "alert_escalation" (
    "project_id" UUID NOT NULL,
    "alert_id" UUID NOT NULL,
    -- The policy as it was when paging began; null: the project has none for it.
    "policy" JSONB,
    -- Raised whenever paging begins anew: after an acknowledgement ran out, a snooze ended.
    "epoch" INTEGER NOT NULL DEFAULT 1,
    "round" INTEGER NOT NULL DEFAULT 0,
    "step" INTEGER NOT NULL DEFAULT 0,
    -- Null: nobody is told any more.
    "next_at" TIMESTAMPTZ(6),
    CONSTRAINT "alert_escalation_pkey" PRIMARY KEY ("project_id", "alert_id"),
    CONSTRAINT "alert_escalation_alert_fkey" FOREIGN KEY ("project_id", "alert_id") REFERENCES "alert"("project_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION
);
-- What is due, of all projects.
CREATE INDEX "alert_escalation_due" ON "alert_escalation" ("next_at") WHERE "next_at" IS NOT NULL;
CALL candor_scope_to_project('alert_escalation', 'SELECT, INSERT, UPDATE');
