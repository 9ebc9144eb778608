-- What is to be changed after an incident, and what the telemetry must show for it to be done.

CREATE TABLE "action_item" (
    "project_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "title" TEXT NOT NULL,
    -- prevent | detect | mitigate | learn
    "kind" TEXT NOT NULL,
    -- high | medium | low
    "priority" TEXT NOT NULL,
    -- open | done | declined
    "status" TEXT NOT NULL DEFAULT 'open',
    "declined_reason" TEXT,
    "owner_id" UUID,
    -- As they were called when it became theirs.
    "owner_name" TEXT,
    "due_on" DATE,
    "incident_id" UUID,
    "postmortem_id" UUID,
    -- What the telemetry must show; null: a person says when it is done.
    "telemetry_check" JSONB,
    -- Since when that counts.
    "check_since" TIMESTAMPTZ(6),
    -- What it showed last: {verdict, text, at}.
    "check_result" JSONB,
    -- telemetry, or who said so.
    "closed_by" TEXT,
    "closed_at" TIMESTAMPTZ(6),
    "reopened_count" INTEGER NOT NULL DEFAULT 0,
    -- Raised by every change by a person, and by a change of status.
    "revision" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT candor_now(),
    "created_by" TEXT NOT NULL,
    CONSTRAINT "action_item_pkey" PRIMARY KEY ("project_id", "id"),
    CONSTRAINT "action_item_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE CASCADE ON UPDATE NO ACTION,
    CONSTRAINT "action_item_incident_id_fkey" FOREIGN KEY ("project_id", "incident_id")
        REFERENCES "incident"("project_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION,
    CONSTRAINT "action_item_postmortem_id_fkey" FOREIGN KEY ("project_id", "postmortem_id")
        REFERENCES "postmortem"("project_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION
);
CREATE INDEX "action_item_incident" ON "action_item"("project_id", "incident_id") WHERE "incident_id" IS NOT NULL;
CREATE INDEX "action_item_postmortem" ON "action_item"("project_id", "postmortem_id") WHERE "postmortem_id" IS NOT NULL;
-- The list, the earliest due first.
CREATE INDEX "action_item_project_id_status_due_on_id_idx" ON "action_item"("project_id", "status", "due_on", "id");
CALL candor_scope_to_project('action_item', 'SELECT, INSERT, UPDATE');

CREATE TABLE "action_event" (
    "project_id" UUID NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "action_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL DEFAULT candor_now(),
    -- created | changed | done | declined | reopened
    "kind" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "by" TEXT,
    CONSTRAINT "action_event_pkey" PRIMARY KEY ("project_id", "id"),
    CONSTRAINT "action_event_action_id_fkey" FOREIGN KEY ("project_id", "action_id")
        REFERENCES "action_item"("project_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION
);
CREATE INDEX "action_event_project_id_action_id_id_idx" ON "action_event"("project_id", "action_id", "id");
CALL candor_scope_to_project('action_event', 'SELECT, INSERT');
GRANT USAGE ON SEQUENCE "action_event_id_seq" TO candor_system, candor_app;

-- When a fingerprint was seen, newest first: does what an action was to end come back, has this happened before.
CREATE INDEX "alert_fingerprint_started" ON "alert"("project_id", "fingerprint", "started_at");
