-- Delivery: what was deployed, the facts of code and CI that tell what a deployment brought, and the webhooks that bring
-- them in. None of it is partitioned: it is told in hundreds a day, and looked back on for years.

-- One row for each service and environment that a deployment went to.
CREATE TABLE "deployment" (
    "project_id" UUID NOT NULL,
    "service" TEXT NOT NULL,
    "environment" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "sha" TEXT NOT NULL,
    "version" TEXT,
    "status" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(6),
    "finished_at" TIMESTAMPTZ(6),
    -- When it counts: its end, else its beginning, else when it was first heard of.
    "ts" TIMESTAMPTZ(6) NOT NULL,
    "rollback_of" TEXT,
    "unplanned" BOOLEAN,
    -- [{sha, ref, title, firstCommitMs, openedMs, mergedMs}]; null is not known.
    "changes" JSONB,
    -- Whether a sender told the changes; else they are worked out from pushes and pull requests.
    "changes_told" BOOLEAN NOT NULL DEFAULT false,
    "repository" TEXT,
    "url" TEXT,
    "source" TEXT NOT NULL,
    "flags" TEXT[],
    "received_at" TIMESTAMPTZ(6) NOT NULL DEFAULT candor_now(),
    CONSTRAINT "deployment_pkey" PRIMARY KEY ("project_id", "service", "environment", "id")
);
-- Windows of all services, newest first: the report, the list, the marks.
CREATE INDEX "deployment_project_id_ts_idx" ON "deployment"("project_id", "ts");
-- What ran in a place before a moment; and one service's window.
CREATE INDEX "deployment_project_id_service_environment_ts_idx" ON "deployment"("project_id", "service", "environment", "ts");
-- The deployments whose changes a push or pull request may tell.
CREATE INDEX "deployment_project_id_repository_ts_idx" ON "deployment"("project_id", "repository", "ts") WHERE "repository" IS NOT NULL;
CALL candor_scope_to_project('deployment', 'SELECT');

CREATE TABLE "code_push" (
    "project_id" UUID NOT NULL,
    "repository" TEXT NOT NULL,
    "ref" TEXT NOT NULL,
    "after_sha" TEXT NOT NULL,
    "before_sha" TEXT NOT NULL,
    "pushed_at" TIMESTAMPTZ(6) NOT NULL,
    -- [{sha, authoredMs, title, isNew}], oldest first.
    "commits" JSONB NOT NULL,
    CONSTRAINT "code_push_pkey" PRIMARY KEY ("project_id", "repository", "ref", "after_sha")
);
CREATE INDEX "code_push_project_id_repository_pushed_at_idx" ON "code_push"("project_id", "repository", "pushed_at");
CALL candor_scope_to_project('code_push', 'SELECT');

CREATE TABLE "pull_request" (
    "project_id" UUID NOT NULL,
    "repository" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "url" TEXT,
    "head_ref" TEXT NOT NULL,
    "base_ref" TEXT NOT NULL,
    "merge_sha" TEXT,
    "opened_at" TIMESTAMPTZ(6),
    "merged_at" TIMESTAMPTZ(6),
    "closed_at" TIMESTAMPTZ(6),
    CONSTRAINT "pull_request_pkey" PRIMARY KEY ("project_id", "repository", "number")
);
CREATE INDEX "pull_request_project_id_repository_merged_at_idx" ON "pull_request"("project_id", "repository", "merged_at");
CALL candor_scope_to_project('pull_request', 'SELECT');

-- One attempt of one run of a CI workflow.
CREATE TABLE "ci_run" (
    "project_id" UUID NOT NULL,
    "repository" TEXT NOT NULL,
    "run_id" TEXT NOT NULL,
    "attempt" INTEGER NOT NULL,
    "service" TEXT NOT NULL,
    "workflow" TEXT NOT NULL,
    "sha" TEXT NOT NULL,
    "ref" TEXT,
    "conclusion" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(6),
    "finished_at" TIMESTAMPTZ(6) NOT NULL,
    "url" TEXT,
    CONSTRAINT "ci_run_pkey" PRIMARY KEY ("project_id", "repository", "run_id", "attempt")
);
CREATE INDEX "ci_run_project_id_finished_at_idx" ON "ci_run"("project_id", "finished_at");
CALL candor_scope_to_project('ci_run', 'SELECT');

CREATE TABLE "release" (
    "project_id" UUID NOT NULL,
    "repository" TEXT NOT NULL,
    "tag" TEXT NOT NULL,
    "service" TEXT NOT NULL,
    "name" TEXT,
    "url" TEXT,
    "is_prerelease" BOOLEAN NOT NULL,
    "published_at" TIMESTAMPTZ(6) NOT NULL,
    CONSTRAINT "release_pkey" PRIMARY KEY ("project_id", "repository", "tag")
);
CREATE INDEX "release_project_id_published_at_idx" ON "release"("project_id", "published_at");
CALL candor_scope_to_project('release', 'SELECT');

-- An incident as another tool told it, for the two metrics that need it.
CREATE TABLE "delivery_incident" (
    "project_id" UUID NOT NULL,
    "id" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "service" TEXT,
    "environment" TEXT,
    "artifact" TEXT,
    "url" TEXT,
    "started_at" TIMESTAMPTZ(6) NOT NULL,
    "recovered_at" TIMESTAMPTZ(6),
    CONSTRAINT "delivery_incident_pkey" PRIMARY KEY ("project_id", "id")
);
CREATE INDEX "delivery_incident_project_id_started_at_idx" ON "delivery_incident"("project_id", "started_at");
CALL candor_scope_to_project('delivery_incident', 'SELECT');

-- What a person said of whether a deployment made an incident.
CREATE TABLE "deployment_incident" (
    "project_id" UUID NOT NULL,
    "service" TEXT NOT NULL,
    "environment" TEXT NOT NULL,
    "deployment_id" TEXT NOT NULL,
    "incident_id" TEXT NOT NULL,
    "is_confirmed" BOOLEAN NOT NULL,
    "decided_by" TEXT NOT NULL,
    "decided_at" TIMESTAMPTZ(6) NOT NULL DEFAULT candor_now(),
    CONSTRAINT "deployment_incident_pkey" PRIMARY KEY ("project_id", "service", "environment", "deployment_id", "incident_id"),
    CONSTRAINT "deployment_incident_deployment_fkey" FOREIGN KEY ("project_id", "service", "environment", "deployment_id")
        REFERENCES "deployment"("project_id", "service", "environment", "id") ON DELETE CASCADE ON UPDATE NO ACTION,
    CONSTRAINT "deployment_incident_incident_fkey" FOREIGN KEY ("project_id", "incident_id")
        REFERENCES "delivery_incident"("project_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION
);
CREATE INDEX "deployment_incident_project_id_incident_id_idx" ON "deployment_incident"("project_id", "incident_id");
CALL candor_scope_to_project('deployment_incident', 'SELECT, INSERT, UPDATE');

CREATE TABLE "webhook_endpoint" (
    "project_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    -- github | gitlab | cdevents
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "secret" BYTEA NOT NULL,
    -- [{repository, service}]; a repository that is not here is a service of its own name.
    "services" JSONB NOT NULL DEFAULT '[]',
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT candor_now(),
    CONSTRAINT "webhook_endpoint_pkey" PRIMARY KEY ("project_id", "id"),
    CONSTRAINT "webhook_endpoint_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE CASCADE ON UPDATE NO ACTION
);
-- A delivery names the endpoint alone.
CREATE INDEX "webhook_endpoint_id_idx" ON "webhook_endpoint"("id");
CALL candor_scope_to_project('webhook_endpoint', 'SELECT, INSERT, UPDATE, DELETE');

-- Each delivery of the last days: what makes a repeat harmless, and what the settings page shows.
CREATE TABLE "webhook_delivery" (
    "project_id" UUID NOT NULL,
    "endpoint_id" UUID NOT NULL,
    "delivery_id" TEXT NOT NULL,
    "event" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ(6) NOT NULL DEFAULT candor_now(),
    -- stored | ignored | refused
    "outcome" TEXT NOT NULL,
    "reason" TEXT,
    -- What it became, in words.
    "became" TEXT[],
    CONSTRAINT "webhook_delivery_pkey" PRIMARY KEY ("project_id", "endpoint_id", "delivery_id"),
    CONSTRAINT "webhook_delivery_endpoint_fkey" FOREIGN KEY ("project_id", "endpoint_id")
        REFERENCES "webhook_endpoint"("project_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION
);
-- The last ones of an endpoint.
CREATE INDEX "webhook_delivery_project_id_endpoint_id_received_at_idx" ON "webhook_delivery"("project_id", "endpoint_id", "received_at");
CALL candor_scope_to_project('webhook_delivery', 'SELECT');
