-- A person's methods one after the other instead of all at once.

-- How many minutes after the one before it is told, unless somebody has acknowledged; 0: with it.
ALTER TABLE "user_contact_method" ADD COLUMN "wait_minutes" INTEGER NOT NULL DEFAULT 0;
-- Before then it is not tried; what comes behind it in its lane goes past it.
ALTER TABLE "notification" ADD COLUMN "held_until" TIMESTAMPTZ(6);
