-- Postmortems: their text with every revision of it, who looks it over, and the evidence that it points at.

CREATE TABLE "postmortem" (
    "project_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    -- Null for one that was taken in from elsewhere.
    "incident_id" UUID,
    "title" TEXT NOT NULL,
    -- draft | in_review | published | closed
    "status" TEXT NOT NULL DEFAULT 'draft',
    "owner_id" UUID,
    -- As they were called when it became theirs: they may leave the project, the text stays.
    "owner_name" TEXT,
    "due_at" TIMESTAMPTZ(6),
    "template_key" TEXT NOT NULL,
    -- [{key, heading, prompt, markdown}]
    "sections" JSONB NOT NULL,
    -- Raised by every change: who changes it says on which one that is based.
    "revision" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT candor_now(),
    "created_by" TEXT NOT NULL,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT candor_now(),
    "updated_by" TEXT NOT NULL,
    "published_at" TIMESTAMPTZ(6),
    CONSTRAINT "postmortem_pkey" PRIMARY KEY ("project_id", "id"),
    CONSTRAINT "postmortem_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE CASCADE ON UPDATE NO ACTION,
    CONSTRAINT "postmortem_incident_id_fkey" FOREIGN KEY ("project_id", "incident_id")
        REFERENCES "incident"("project_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION
);
-- One for each incident: two who begin at the same moment meet in the same text.
CREATE UNIQUE INDEX "postmortem_project_id_incident_id_key" ON "postmortem"("project_id", "incident_id");
-- The list, newest first.
CREATE INDEX "postmortem_project_id_created_at_idx" ON "postmortem"("project_id", "created_at");
CALL candor_scope_to_project('postmortem', 'SELECT, INSERT, UPDATE');

CREATE TABLE "postmortem_revision" (
    "project_id" UUID NOT NULL,
    "postmortem_id" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "sections" JSONB NOT NULL,
    "by_id" TEXT NOT NULL,
    "by_name" TEXT NOT NULL,
    -- When this run of changes by one person began; those of a run are shown as one.
    "began_at" TIMESTAMPTZ(6) NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL DEFAULT candor_now(),
    CONSTRAINT "postmortem_revision_pkey" PRIMARY KEY ("project_id", "postmortem_id", "revision"),
    CONSTRAINT "postmortem_revision_postmortem_id_fkey" FOREIGN KEY ("project_id", "postmortem_id")
        REFERENCES "postmortem"("project_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION
);
-- Of a long run the revisions in between are thinned.
CALL candor_scope_to_project('postmortem_revision', 'SELECT, INSERT, DELETE');

CREATE TABLE "postmortem_comment" (
    "project_id" UUID NOT NULL,
    "postmortem_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    -- The section it is about; null for the whole.
    "section_key" TEXT,
    "text" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL DEFAULT candor_now(),
    "resolved_at" TIMESTAMPTZ(6),
    "resolved_by" TEXT,
    CONSTRAINT "postmortem_comment_pkey" PRIMARY KEY ("project_id", "postmortem_id", "id"),
    CONSTRAINT "postmortem_comment_postmortem_id_fkey" FOREIGN KEY ("project_id", "postmortem_id")
        REFERENCES "postmortem"("project_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION
);
CALL candor_scope_to_project('postmortem_comment', 'SELECT, INSERT, UPDATE');

CREATE TABLE "postmortem_reviewer" (
    "project_id" UUID NOT NULL,
    "postmortem_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    -- asked | approved | changes
    "state" TEXT NOT NULL DEFAULT 'asked',
    -- The revision that was looked at.
    "revision" INTEGER,
    "at" TIMESTAMPTZ(6),
    CONSTRAINT "postmortem_reviewer_pkey" PRIMARY KEY ("project_id", "postmortem_id", "user_id"),
    CONSTRAINT "postmortem_reviewer_postmortem_id_fkey" FOREIGN KEY ("project_id", "postmortem_id")
        REFERENCES "postmortem"("project_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION
);
CALL candor_scope_to_project('postmortem_reviewer', 'SELECT, INSERT, UPDATE, DELETE');

CREATE TABLE "postmortem_evidence" (
    "project_id" UUID NOT NULL,
    "postmortem_id" UUID NOT NULL,
    -- Counts up within the postmortem; the text cites it.
    "number" INTEGER NOT NULL,
    -- chart | row
    "kind" TEXT NOT NULL,
    "caption" TEXT NOT NULL,
    -- Where the live signal can be looked at while it is kept.
    "path" TEXT,
    "data" JSONB NOT NULL,
    "frozen_at" TIMESTAMPTZ(6) NOT NULL DEFAULT candor_now(),
    CONSTRAINT "postmortem_evidence_pkey" PRIMARY KEY ("project_id", "postmortem_id", "number"),
    CONSTRAINT "postmortem_evidence_postmortem_id_fkey" FOREIGN KEY ("project_id", "postmortem_id")
        REFERENCES "postmortem"("project_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION
);
-- Frozen: nothing changes it.
CALL candor_scope_to_project('postmortem_evidence', 'SELECT, INSERT');

CREATE TABLE "postmortem_template" (
    "project_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "name" TEXT NOT NULL,
    "purpose" TEXT NOT NULL DEFAULT '',
    -- [{heading, prompt, markdown}]
    "sections" JSONB NOT NULL,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT candor_now(),
    "updated_by" TEXT NOT NULL,
    CONSTRAINT "postmortem_template_pkey" PRIMARY KEY ("project_id", "id"),
    CONSTRAINT "postmortem_template_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE CASCADE ON UPDATE NO ACTION
);
CREATE UNIQUE INDEX "postmortem_template_project_id_name_key" ON "postmortem_template"("project_id", "name");
CALL candor_scope_to_project('postmortem_template', 'SELECT, INSERT, UPDATE, DELETE');
