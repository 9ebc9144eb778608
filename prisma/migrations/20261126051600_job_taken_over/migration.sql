-- When a job was last taken over from a worker that had begun it and never ended it, and when that one had begun it.
ALTER TABLE "worker_job" ADD COLUMN "taken_over_at" TIMESTAMPTZ(6), ADD COLUMN "abandoned_at" TIMESTAMPTZ(6);
