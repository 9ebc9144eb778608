-- Alerts that other systems raise: where over there they can be looked at.
ALTER TABLE "alert" ADD COLUMN "source_url" TEXT;
