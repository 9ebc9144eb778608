-- Local days on which nobody works, whatever the weekday: what delivery leaves out of business hours.
ALTER TABLE "project" ADD COLUMN "business_holidays" TEXT[] DEFAULT ARRAY[]::TEXT[];
