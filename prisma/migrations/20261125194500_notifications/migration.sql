-- Notifications: where they can go, the outbox that they wait in, and the lane of each target, which is sent along in order.

CREATE TABLE "notification_channel" (
    "project_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    -- email | slack | teams | pagerduty | webhook
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    -- What may be shown: addresses of people, or the host that is called.
    "address" TEXT NOT NULL,
    -- Sealed under CANDOR_SECRET: the whole address where that is a secret, a routing key, signing secrets.
    "secret" BYTEA,
    -- Nothing less bad than this is sent to it.
    "least_severity" TEXT NOT NULL DEFAULT 'info',
    "is_paused" BOOLEAN NOT NULL DEFAULT false,
    -- Why Candor itself has stopped sending to it.
    "disabled_reason" TEXT,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT candor_now(),
    CONSTRAINT "notification_channel_pkey" PRIMARY KEY ("project_id", "id"),
    CONSTRAINT "notification_channel_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE CASCADE ON UPDATE NO ACTION
);
CALL candor_scope_to_project('notification_channel', 'SELECT, INSERT, UPDATE, DELETE');

CREATE TABLE "notification" (
    "project_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    -- The order in which notices came to be.
    "seq" BIGSERIAL NOT NULL,
    -- One notice of one transition for one target, however often it is asked for.
    "dedupe_key" TEXT NOT NULL,
    "alert_id" UUID,
    "incident_id" UUID,
    "transition" TEXT NOT NULL,
    -- channel | contact
    "target_kind" TEXT NOT NULL,
    "target_id" UUID NOT NULL,
    -- As it was called then; a channel may be removed.
    "target_label" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    -- scheduled | sending | delivered | suppressed | dead
    "state" TEXT NOT NULL DEFAULT 'scheduled',
    "tries" INTEGER NOT NULL DEFAULT 0,
    "next_at" TIMESTAMPTZ(6) NOT NULL DEFAULT candor_now(),
    -- An earlier try may have arrived all the same; the message says so.
    "is_repeat" BOOLEAN NOT NULL DEFAULT false,
    "last_error" TEXT,
    -- Why it was not sent.
    "suppressed_reason" TEXT,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT candor_now(),
    "settled_at" TIMESTAMPTZ(6),
    CONSTRAINT "notification_pkey" PRIMARY KEY ("project_id", "id"),
    CONSTRAINT "notification_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE CASCADE ON UPDATE NO ACTION
);
CREATE UNIQUE INDEX "notification_project_id_dedupe_key_key" ON "notification" ("project_id", "dedupe_key");
-- What a target still has before it, oldest first.
CREATE INDEX "notification_waiting" ON "notification" ("project_id", "target_id", "seq") WHERE "state" IN ('scheduled', 'sending');
-- The ledger of an alert.
CREATE INDEX "notification_alert" ON "notification" ("project_id", "alert_id", "seq") WHERE "alert_id" IS NOT NULL;
-- The last deliveries of a target.
CREATE INDEX "notification_target" ON "notification" ("project_id", "target_id", "seq" DESC);
CALL candor_scope_to_project('notification', 'SELECT, INSERT');
GRANT USAGE ON SEQUENCE "notification_seq_seq" TO candor_system, candor_app;

-- One row a target that has ever been told anything. Whoever holds its claim sends along it; nobody else does meanwhile.
CREATE TABLE "notification_lane" (
    "project_id" UUID NOT NULL,
    "target_kind" TEXT NOT NULL,
    "target_id" UUID NOT NULL,
    "claimed_until" TIMESTAMPTZ(6) NOT NULL DEFAULT '-infinity',
    -- Of the newest claim; whoever holds an older one may settle nothing.
    "fence" BIGINT NOT NULL DEFAULT 0,
    CONSTRAINT "notification_lane_pkey" PRIMARY KEY ("project_id", "target_kind", "target_id"),
    CONSTRAINT "notification_lane_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE CASCADE ON UPDATE NO ACTION
);
CALL candor_scope_to_project('notification_lane', 'SELECT, INSERT');
