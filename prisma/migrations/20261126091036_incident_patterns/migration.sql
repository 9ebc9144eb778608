-- What an incident's services logged as errors while it lasted, without ids, numbers and quoted parts: kept beside the
-- incident, since the lines themselves go when their retention ends.
CREATE TABLE "incident_pattern" (
    "project_id" UUID NOT NULL,
    "incident_id" UUID NOT NULL,
    "pattern" TEXT NOT NULL,
    "lines" INTEGER NOT NULL,
    CONSTRAINT "incident_pattern_pkey" PRIMARY KEY ("project_id", "incident_id", "pattern"),
    CONSTRAINT "incident_pattern_incident_fkey" FOREIGN KEY ("project_id", "incident_id")
        REFERENCES "incident" ("project_id", "id") ON DELETE CASCADE
);
CALL candor_scope_to_project('incident_pattern', 'SELECT');
-- When they were last looked for.
ALTER TABLE "incident" ADD COLUMN "patterns_at" TIMESTAMPTZ(6);
