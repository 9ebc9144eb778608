-- Silences and maintenance windows: who is not to be woken for what, until when, and why.

CREATE TABLE "silence" (
    "project_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    -- silence | maintenance
    "kind" TEXT NOT NULL,
    -- [{label, op, value}], all of which have to hold
    "matchers" JSONB NOT NULL,
    "reason" TEXT NOT NULL,
    -- Whose it is: a team, or a member of the project.
    "owner_team" TEXT,
    "owner_id" UUID,
    "owner_name" TEXT NOT NULL,
    "starts_at" TIMESTAMPTZ(6) NOT NULL,
    -- Of one that recurs: the end of the series.
    "ends_at" TIMESTAMPTZ(6) NOT NULL,
    -- {timeZone, days, from, to}; null: it holds all the time between its start and its end
    "recurrence" JSONB,
    -- When its owner is told that it ends; null once they have been.
    "tell_at" TIMESTAMPTZ(6),
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT candor_now(),
    "ended_by" TEXT,
    CONSTRAINT "silence_pkey" PRIMARY KEY ("project_id", "id"),
    CONSTRAINT "silence_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE CASCADE ON UPDATE NO ACTION,
    CONSTRAINT "silence_owner" CHECK ("owner_team" IS NULL OR "owner_id" IS NULL)
);
-- Those that are not over, and the latest that are.
CREATE INDEX "silence_ends_at" ON "silence" ("project_id", "ends_at");
-- Whose owners are to be told, of all projects.
CREATE INDEX "silence_tell_at" ON "silence" ("tell_at") WHERE "tell_at" IS NOT NULL;
CALL candor_scope_to_project('silence', 'SELECT, INSERT, UPDATE');

-- The silence that the next step waits for: ending it early takes the step at once.
ALTER TABLE "alert_escalation" ADD COLUMN "silence_id" UUID;
CREATE INDEX "alert_escalation_silence" ON "alert_escalation" ("project_id", "silence_id") WHERE "silence_id" IS NOT NULL;
