-- The project in which Candor watches itself.
ALTER TABLE "project" ADD COLUMN "is_self" BOOLEAN NOT NULL DEFAULT false;
-- Since when a job has ended every run with an error.
ALTER TABLE "worker_job" ADD COLUMN "failing_since" TIMESTAMPTZ(6);
