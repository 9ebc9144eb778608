-- When a project's people work: what delivery counts as business hours. 1 is Monday; 00:00 as an end is midnight.
ALTER TABLE "project"
    ADD COLUMN "business_time_zone" TEXT NOT NULL DEFAULT 'UTC',
    ADD COLUMN "business_days" SMALLINT[] DEFAULT ARRAY[1::smallint, 2::smallint, 3::smallint, 4::smallint, 5::smallint],
    ADD COLUMN "business_from" TEXT NOT NULL DEFAULT '09:00',
    ADD COLUMN "business_to" TEXT NOT NULL DEFAULT '17:00';
