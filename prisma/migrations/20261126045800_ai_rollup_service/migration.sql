-- Roll-ups tell apart which service asked. What was counted before this is among the others, and says so of itself, so that
-- what is told of it later is taken out of where it was counted.
ALTER TABLE "ai_rollup_hour" ADD COLUMN "service" TEXT NOT NULL DEFAULT '__other__';
ALTER TABLE "ai_rollup_day" ADD COLUMN "service" TEXT NOT NULL DEFAULT '__other__';
ALTER TABLE "ai_rollup_cut_hour" ADD COLUMN "service" TEXT NOT NULL DEFAULT '';
ALTER TABLE "ai_rollup_cut_day" ADD COLUMN "service" TEXT NOT NULL DEFAULT '';
ALTER TABLE "ai_rollup_hour" ALTER COLUMN "service" DROP DEFAULT;
ALTER TABLE "ai_rollup_day" ALTER COLUMN "service" DROP DEFAULT;
ALTER TABLE "ai_rollup_cut_hour" ALTER COLUMN "service" DROP DEFAULT;
ALTER TABLE "ai_rollup_cut_day" ALTER COLUMN "service" DROP DEFAULT;

ALTER TABLE "ai_rollup_hour" DROP CONSTRAINT "ai_rollup_hour_pkey", ADD CONSTRAINT "ai_rollup_hour_pkey"
    PRIMARY KEY ("project_id", "by_tenant", "bucket", "feature", "model", "prompt_name", "prompt_version", "tenant", "service");
ALTER TABLE "ai_rollup_day" DROP CONSTRAINT "ai_rollup_day_pkey", ADD CONSTRAINT "ai_rollup_day_pkey"
    PRIMARY KEY ("project_id", "by_tenant", "bucket", "feature", "model", "prompt_name", "prompt_version", "tenant", "service");
ALTER TABLE "ai_rollup_cut_hour" DROP CONSTRAINT "ai_rollup_cut_hour_pkey", ADD CONSTRAINT "ai_rollup_cut_hour_pkey"
    PRIMARY KEY ("project_id", "cut", "bucket", "feature", "model", "prompt_name", "prompt_version", "tenant", "service");
ALTER TABLE "ai_rollup_cut_day" DROP CONSTRAINT "ai_rollup_cut_day_pkey", ADD CONSTRAINT "ai_rollup_cut_day_pkey"
    PRIMARY KEY ("project_id", "cut", "bucket", "feature", "model", "prompt_name", "prompt_version", "tenant", "service");

-- The cut by service begins here, and the constant is one for all cuts: before it the whole roll-ups answer.
DO $$
DECLARE since timestamptz;
BEGIN
    SET LOCAL ROLE candor_system;
    UPDATE "ai_inference" SET "folded_fields" = coalesce("folded_fields", 0) | 32 WHERE "cost_basis" IS NOT NULL;
    SELECT coalesce(max("bucket") + interval '1 day', '-infinity') INTO since FROM "ai_rollup_day";
    RESET ROLE;
    EXECUTE format('CREATE OR REPLACE FUNCTION candor_ai_cuts_from() RETURNS timestamptz LANGUAGE sql IMMUTABLE PARALLEL SAFE AS %L',
        format('SELECT %L::timestamptz', since));
END
$$;
