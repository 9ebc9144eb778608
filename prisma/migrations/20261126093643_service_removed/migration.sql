-- A service that people took out of the catalogue; the next signal that names it puts it back.
ALTER TABLE "service" ADD COLUMN "removed_at" TIMESTAMPTZ(6);
GRANT DELETE ON "service_sighting" TO candor_app;
