-- How each person wants to be told, and when not.

CREATE TABLE "user_contact_method" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "user_id" UUID NOT NULL,
    -- email | slack | webhook
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "secret" BYTEA NOT NULL,
    "position" INTEGER NOT NULL,
    "verified_at" TIMESTAMPTZ(6),
    "code_sent_at" TIMESTAMPTZ(6),
    "code_tries" INTEGER NOT NULL DEFAULT 0,
    "disabled_reason" TEXT,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT candor_now(),
    CONSTRAINT "user_contact_method_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "user_contact_method_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE CASCADE ON UPDATE NO ACTION
);
CREATE INDEX "user_contact_method_order" ON "user_contact_method" ("user_id", "position");

CREATE TABLE "user_quiet_hours" (
    "user_id" UUID NOT NULL,
    "time_zone" TEXT NOT NULL,
    -- [{severity, from, to}]
    "rules" JSONB NOT NULL,
    CONSTRAINT "user_quiet_hours_pkey" PRIMARY KEY ("user_id"),
    CONSTRAINT "user_quiet_hours_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE CASCADE ON UPDATE NO ACTION
);

-- A person's own: never reachable as candor_app.
GRANT SELECT, INSERT, UPDATE, DELETE ON "user_contact_method", "user_quiet_hours" TO candor_system;

-- Of a contact method, its kind: the ledger says it when the method is gone.
ALTER TABLE "notification" ADD COLUMN "target_via" TEXT;
