-- Browsers as a way to be reached.

-- Of a browser: the SHA-256 of where its push service takes messages for it.
ALTER TABLE "user_contact_method" ADD COLUMN "device" TEXT;
CREATE INDEX "user_contact_method_device" ON "user_contact_method" ("device") WHERE "device" IS NOT NULL;

-- One row: the key pair (VAPID, RFC 8292) by which push services know this installation.
CREATE TABLE "push_key_pair" (
    "only" BOOLEAN NOT NULL DEFAULT true CHECK ("only"),
    "public_key" TEXT NOT NULL,
    -- Sealed under CANDOR_SECRET.
    "private_key" BYTEA NOT NULL,
    CONSTRAINT "push_key_pair_pkey" PRIMARY KEY ("only")
);
GRANT SELECT, INSERT, UPDATE ON "push_key_pair" TO candor_system;
