-- By what a service was heard of, where it ran and in which version. '' is not told.
CREATE TABLE "service_sighting" (
    "project_id" UUID NOT NULL,
    "service" TEXT NOT NULL,
    "environment" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    -- logs | traces | metrics | queues | breakers | ai | delivery
    "signal" TEXT NOT NULL,
    "last_seen_at" TIMESTAMPTZ(6) NOT NULL DEFAULT candor_now(),
    CONSTRAINT "service_sighting_pkey" PRIMARY KEY ("project_id", "service", "environment", "version", "signal")
);
CALL candor_scope_to_project('service_sighting', 'SELECT');
