-- Heartbeats: jobs that are to be heard of regularly, what they said, and when they were silent.

CREATE TABLE "heartbeat" (
    "project_id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "every_seconds" DOUBLE PRECISION NOT NULL,
    "grace_seconds" DOUBLE PRECISION NOT NULL,
    -- A person set them: what a beat says of them no longer counts.
    "schedule_is_set" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT candor_now(),
    "last_beat_at" TIMESTAMPTZ(6),
    "last_status" TEXT,
    "last_message" TEXT,
    -- From when the next beat is reckoned: the last one, or the end of a pause.
    "reckoned_from" TIMESTAMPTZ(6),
    "failing_since" TIMESTAMPTZ(6),
    "paused_at" TIMESTAMPTZ(6),
    CONSTRAINT "heartbeat_pkey" PRIMARY KEY ("project_id", "slug")
);
CALL candor_scope_to_project('heartbeat', 'SELECT, UPDATE, DELETE');

CREATE TABLE "heartbeat_beat" (
    "project_id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "ts" TIMESTAMPTZ(6) NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "status" TEXT NOT NULL,
    "message" TEXT,
    CONSTRAINT "heartbeat_beat_pkey" PRIMARY KEY ("project_id", "slug", "ts", "id"),
    CONSTRAINT "heartbeat_beat_project_id_slug_fkey" FOREIGN KEY ("project_id", "slug")
        REFERENCES "heartbeat"("project_id", "slug") ON DELETE CASCADE ON UPDATE CASCADE
);
CALL candor_scope_to_project('heartbeat_beat', 'SELECT');
GRANT USAGE ON SEQUENCE "heartbeat_beat_id_seq" TO candor_system;

CREATE TABLE "heartbeat_beat_hour" (
    "project_id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "bucket" TIMESTAMPTZ(0) NOT NULL,
    "ok" BIGINT NOT NULL,
    "failed" BIGINT NOT NULL,
    CONSTRAINT "heartbeat_beat_hour_pkey" PRIMARY KEY ("project_id", "slug", "bucket"),
    CONSTRAINT "heartbeat_beat_hour_project_id_slug_fkey" FOREIGN KEY ("project_id", "slug")
        REFERENCES "heartbeat"("project_id", "slug") ON DELETE CASCADE ON UPDATE CASCADE
);
CALL candor_scope_to_project('heartbeat_beat_hour', 'SELECT');

-- Stretches that are over in which a job was silent, failing or paused. Of a silence: since the beat before it, and the
-- schedule that it broke.
CREATE TABLE "heartbeat_spell" (
    "project_id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "from_at" TIMESTAMPTZ(6) NOT NULL,
    "to_at" TIMESTAMPTZ(6) NOT NULL,
    "every_seconds" DOUBLE PRECISION NOT NULL,
    "grace_seconds" DOUBLE PRECISION NOT NULL,
    CONSTRAINT "heartbeat_spell_pkey" PRIMARY KEY ("project_id", "slug", "state", "from_at"),
    CONSTRAINT "heartbeat_spell_project_id_slug_fkey" FOREIGN KEY ("project_id", "slug")
        REFERENCES "heartbeat"("project_id", "slug") ON DELETE CASCADE ON UPDATE CASCADE
);
CALL candor_scope_to_project('heartbeat_spell', 'SELECT, INSERT');
