-- On-call: who is woken when, and in what order.

CREATE TABLE "oncall_schedule" (
    "project_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "name" TEXT NOT NULL,
    -- An IANA name.
    "time_zone" TEXT NOT NULL,
    -- [{name, people, rotation, every, startsOn, handOffAt, hours}]
    "layers" JSONB NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT candor_now(),
    CONSTRAINT "oncall_schedule_pkey" PRIMARY KEY ("project_id", "id"),
    CONSTRAINT "oncall_schedule_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE CASCADE ON UPDATE NO ACTION
);
CALL candor_scope_to_project('oncall_schedule', 'SELECT, INSERT, UPDATE, DELETE');

CREATE TABLE "oncall_override" (
    "project_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "schedule_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "from_at" TIMESTAMPTZ(6) NOT NULL,
    "to_at" TIMESTAMPTZ(6) NOT NULL,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT candor_now(),
    CONSTRAINT "oncall_override_pkey" PRIMARY KEY ("project_id", "id"),
    CONSTRAINT "oncall_override_schedule_fkey" FOREIGN KEY ("project_id", "schedule_id") REFERENCES "oncall_schedule"("project_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION,
    CONSTRAINT "oncall_override_order" CHECK ("from_at" < "to_at")
);
-- Those of a schedule that are not over.
CREATE INDEX "oncall_override_schedule" ON "oncall_override" ("project_id", "schedule_id", "to_at");
CALL candor_scope_to_project('oncall_override', 'SELECT, INSERT, DELETE');

CREATE TABLE "escalation_policy" (
    "project_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "name" TEXT NOT NULL,
    -- The team whose rules and services it is for; null: for all that no other policy is for.
    "team" TEXT,
    -- [{afterMinutes, targets: [{kind, id}]}]
    "steps" JSONB NOT NULL,
    -- How often it begins anew when nobody acknowledges.
    "repeats" INTEGER NOT NULL DEFAULT 0,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT candor_now(),
    CONSTRAINT "escalation_policy_pkey" PRIMARY KEY ("project_id", "id"),
    CONSTRAINT "escalation_policy_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE CASCADE ON UPDATE NO ACTION
);
-- One policy a team, and one for the rest.
CREATE UNIQUE INDEX "escalation_policy_team" ON "escalation_policy" ("project_id", (coalesce("team", '')));
CALL candor_scope_to_project('escalation_policy', 'SELECT, INSERT, UPDATE, DELETE');
