-- Incidents: what is being worked on together, who does what, and what people say of it. What the signals tell is read
-- where it is; only what people add stands here.

CREATE TABLE "incident" (
    "project_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    -- As people call it; counted in the project.
    "number" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    -- SEV1 | SEV2 | SEV3 | SEV4
    "severity" TEXT NOT NULL,
    -- investigating | identified | monitoring | resolved
    "status" TEXT NOT NULL DEFAULT 'investigating',
    -- What customers notice, in words.
    "impact" TEXT,
    "services" TEXT[],
    "environment" TEXT,
    "channel_url" TEXT,
    "started_at" TIMESTAMPTZ(6) NOT NULL,
    "detected_at" TIMESTAMPTZ(6),
    "acknowledged_at" TIMESTAMPTZ(6),
    "mitigated_at" TIMESTAMPTZ(6),
    "resolved_at" TIMESTAMPTZ(6),
    "declared_at" TIMESTAMPTZ(6) NOT NULL DEFAULT candor_now(),
    "declared_by" TEXT NOT NULL,
    "merged_into_id" UUID,
    -- Raised by every change of the row: who changes it says on which one that is based.
    "revision" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "incident_pkey" PRIMARY KEY ("project_id", "id"),
    CONSTRAINT "incident_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE CASCADE ON UPDATE NO ACTION,
    CONSTRAINT "incident_merged_into_id_fkey" FOREIGN KEY ("project_id", "merged_into_id")
        REFERENCES "incident"("project_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION
);
CREATE UNIQUE INDEX "incident_project_id_number_key" ON "incident"("project_id", "number");
-- The list, newest first.
CREATE INDEX "incident_project_id_started_at_idx" ON "incident"("project_id", "started_at");
-- What was merged into one.
CREATE INDEX "incident_merged" ON "incident"("project_id", "merged_into_id") WHERE "merged_into_id" IS NOT NULL;
CALL candor_scope_to_project('incident', 'SELECT, INSERT, UPDATE');

CREATE TABLE "incident_role" (
    "project_id" UUID NOT NULL,
    "incident_id" UUID NOT NULL,
    -- commander | communications | operations | scribe
    "role" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "assigned_at" TIMESTAMPTZ(6) NOT NULL DEFAULT candor_now(),
    "assigned_by" TEXT NOT NULL,
    CONSTRAINT "incident_role_pkey" PRIMARY KEY ("project_id", "incident_id", "role"),
    CONSTRAINT "incident_role_incident_id_fkey" FOREIGN KEY ("project_id", "incident_id")
        REFERENCES "incident"("project_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION
);
CALL candor_scope_to_project('incident_role', 'SELECT, INSERT, UPDATE, DELETE');

-- What people wrote and did, in the timeline beside what the signals tell.
CREATE TABLE "incident_event" (
    "project_id" UUID NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "incident_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL DEFAULT candor_now(),
    -- declared | note | update | status | severity | role | changed | cause | linked | merged | reopened
    "kind" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "ref" JSONB,
    "by" TEXT,
    "written_at" TIMESTAMPTZ(6) NOT NULL DEFAULT candor_now(),
    CONSTRAINT "incident_event_pkey" PRIMARY KEY ("project_id", "id"),
    CONSTRAINT "incident_event_incident_id_fkey" FOREIGN KEY ("project_id", "incident_id")
        REFERENCES "incident"("project_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION
);
CREATE INDEX "incident_event_project_id_incident_id_id_idx" ON "incident_event"("project_id", "incident_id", "id");
CALL candor_scope_to_project('incident_event', 'SELECT, INSERT');
GRANT USAGE ON SEQUENCE "incident_event_id_seq" TO candor_system, candor_app;

-- What people did to lines of the timeline, their own and those of the signals: never changed, so the history stays.
CREATE TABLE "incident_edit" (
    "project_id" UUID NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "incident_id" UUID NOT NULL,
    -- The id of the line.
    "item" TEXT NOT NULL,
    -- pin | unpin | hide | show | correct
    "action" TEXT NOT NULL,
    -- What the line says from then on, when it was corrected.
    "text" TEXT,
    "by" TEXT NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL DEFAULT candor_now(),
    CONSTRAINT "incident_edit_pkey" PRIMARY KEY ("project_id", "id"),
    CONSTRAINT "incident_edit_incident_id_fkey" FOREIGN KEY ("project_id", "incident_id")
        REFERENCES "incident"("project_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION
);
CREATE INDEX "incident_edit_project_id_incident_id_id_idx" ON "incident_edit"("project_id", "incident_id", "id");
CALL candor_scope_to_project('incident_edit', 'SELECT, INSERT');
GRANT USAGE ON SEQUENCE "incident_edit_id_seq" TO candor_system, candor_app;

CREATE TABLE "incident_alert" (
    "project_id" UUID NOT NULL,
    "incident_id" UUID NOT NULL,
    "alert_id" UUID NOT NULL,
    "linked_at" TIMESTAMPTZ(6) NOT NULL DEFAULT candor_now(),
    "linked_by" TEXT NOT NULL,
    CONSTRAINT "incident_alert_pkey" PRIMARY KEY ("project_id", "incident_id", "alert_id"),
    CONSTRAINT "incident_alert_incident_id_fkey" FOREIGN KEY ("project_id", "incident_id")
        REFERENCES "incident"("project_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION,
    CONSTRAINT "incident_alert_alert_id_fkey" FOREIGN KEY ("project_id", "alert_id")
        REFERENCES "alert"("project_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION
);
-- The incidents of an alert.
CREATE INDEX "incident_alert_project_id_alert_id_idx" ON "incident_alert"("project_id", "alert_id");
CALL candor_scope_to_project('incident_alert', 'SELECT, INSERT, DELETE');

-- The first ten minutes: what is done, and by whom.
CREATE TABLE "incident_step" (
    "project_id" UUID NOT NULL,
    "incident_id" UUID NOT NULL,
    -- command | severity | channel | roles | changes | decision | update
    "step" TEXT NOT NULL,
    "done_at" TIMESTAMPTZ(6) NOT NULL DEFAULT candor_now(),
    "done_by" TEXT NOT NULL,
    CONSTRAINT "incident_step_pkey" PRIMARY KEY ("project_id", "incident_id", "step"),
    CONSTRAINT "incident_step_incident_id_fkey" FOREIGN KEY ("project_id", "incident_id")
        REFERENCES "incident"("project_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION
);
CALL candor_scope_to_project('incident_step', 'SELECT, INSERT, DELETE');

-- What was told to those who wait, apart from working notes.
CREATE TABLE "incident_update" (
    "project_id" UUID NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "incident_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL DEFAULT candor_now(),
    -- As it was told: investigating | identified | monitoring | resolved
    "status" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    CONSTRAINT "incident_update_pkey" PRIMARY KEY ("project_id", "id"),
    CONSTRAINT "incident_update_incident_id_fkey" FOREIGN KEY ("project_id", "incident_id")
        REFERENCES "incident"("project_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION
);
CREATE INDEX "incident_update_project_id_incident_id_id_idx" ON "incident_update"("project_id", "incident_id", "id");
CALL candor_scope_to_project('incident_update', 'SELECT, INSERT');
GRANT USAGE ON SEQUENCE "incident_update_id_seq" TO candor_system, candor_app;

-- The incidents of Candor itself count for delivery as those of other tools do; they stand there under their own ids.
GRANT INSERT, UPDATE ON "delivery_incident" TO candor_app;

-- A rule may say that what it finds is an incident.
ALTER TABLE "alert_rule" ADD COLUMN "declare_incident" BOOLEAN NOT NULL DEFAULT false;
