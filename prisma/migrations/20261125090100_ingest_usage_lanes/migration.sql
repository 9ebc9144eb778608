-- Each group of ingest requests that is under way at one time counts in a row of its own: one row a key and day would stay
-- locked until the commit, and let only one group of a key commit at a time.
ALTER TABLE "ingest_usage" ADD COLUMN "lane" SMALLINT NOT NULL DEFAULT 0;
ALTER TABLE "ingest_usage" DROP CONSTRAINT "ingest_usage_pkey",
    ADD CONSTRAINT "ingest_usage_pkey" PRIMARY KEY ("project_id", "day", "key_id", "lane");
