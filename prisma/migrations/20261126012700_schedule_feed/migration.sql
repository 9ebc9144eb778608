-- A calendar that follows a schedule carries a secret in its address; what is kept of it is a hash.
ALTER TABLE "oncall_schedule" ADD COLUMN "feed_hash" BYTEA;
CREATE UNIQUE INDEX "oncall_schedule_feed" ON "oncall_schedule" ("feed_hash") WHERE "feed_hash" IS NOT NULL;
