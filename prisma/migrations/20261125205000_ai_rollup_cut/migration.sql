-- Sums that keep only some fields apart, for what pages ask most: by tenant a row a tenant, where the whole roll-ups have
-- one for every feature, model and version of a prompt that the tenant used.
CREATE TABLE "ai_rollup_cut_hour" (LIKE "ai_rollup_hour" INCLUDING DEFAULTS) WITH (fillfactor = 70);
ALTER TABLE "ai_rollup_cut_hour" DROP COLUMN "by_tenant", ADD COLUMN "cut" TEXT NOT NULL;
ALTER TABLE "ai_rollup_cut_hour" ADD CONSTRAINT "ai_rollup_cut_hour_pkey"
    PRIMARY KEY ("project_id", "cut", "bucket", "feature", "model", "prompt_name", "prompt_version", "tenant");
CALL candor_scope_to_project('ai_rollup_cut_hour', 'SELECT');

CREATE TABLE "ai_rollup_cut_day" (LIKE "ai_rollup_cut_hour" INCLUDING DEFAULTS) WITH (fillfactor = 70);
ALTER TABLE "ai_rollup_cut_day" ADD CONSTRAINT "ai_rollup_cut_day_pkey"
    PRIMARY KEY ("project_id", "cut", "bucket", "feature", "model", "prompt_name", "prompt_version", "tenant");
CALL candor_scope_to_project('ai_rollup_cut_day', 'SELECT');

-- From when on cuts are complete: percentiles are kept as sketches, which SQL cannot add up, so that what was rolled up
-- before is read from the whole roll-ups. A constant, so that the planner leaves out the side that has nothing.
DO $$
DECLARE since timestamptz;
BEGIN
    SET LOCAL ROLE candor_system;
    SELECT coalesce(max("bucket") + interval '1 day', '-infinity') INTO since FROM "ai_rollup_day";
    RESET ROLE;
    EXECUTE format('CREATE FUNCTION candor_ai_cuts_from() RETURNS timestamptz LANGUAGE sql IMMUTABLE PARALLEL SAFE AS %L',
        format('SELECT %L::timestamptz', since));
END
$$;
GRANT EXECUTE ON FUNCTION candor_ai_cuts_from() TO candor_app, candor_system;
