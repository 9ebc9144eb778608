-- What all signals stand on: days as partitions for any telemetry table, the services that signals name, and the first
-- of them, queue samples.

-- Makes one day's partition (UTC) of a telemetry table that is partitioned by range of "ts", when it is missing.
-- SECURITY DEFINER: the writer meets a new day before the worker does. A partition carries row-level security itself,
-- or a role could read it around its parent.
CREATE FUNCTION candor_make_day_partition(parent text, day date) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT
    AS $$
DECLARE
    name text := parent || '_' || to_char(day, 'YYYYMMDD');
    lower timestamptz := day::timestamp AT TIME ZONE 'UTC';
    upper timestamptz := (day + 1)::timestamp AT TIME ZONE 'UTC';
BEGIN
    IF to_regclass(quote_ident(name)) IS NOT NULL THEN
        RETURN false;
    END IF;
    PERFORM FROM pg_partitioned_table WHERE partrelid = to_regclass(quote_ident(parent));
    IF NOT FOUND THEN
        RAISE EXCEPTION '% is no partitioned table', parent;
    END IF;
    -- Whoever waited here must see what the first made; to_regclass answers from a cache, a query does not.
    PERFORM pg_advisory_xact_lock(hashtextextended('candor_day_partition', 0));
    IF EXISTS (SELECT FROM pg_class WHERE relname = name AND relnamespace = current_schema()::regnamespace) THEN
        RETURN false;
    END IF;
    EXECUTE format('CREATE TABLE %I (LIKE %I INCLUDING DEFAULTS INCLUDING CONSTRAINTS)', name, parent);
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO candor_system', name);
    EXECUTE format('ALTER TABLE %I SET (autovacuum_analyze_scale_factor = 0.05, autovacuum_vacuum_insert_scale_factor = 0.2)', name);
    EXECUTE format('ALTER TABLE %I ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)', parent, name, lower, upper);
    RETURN true;
END
$$;
REVOKE ALL ON FUNCTION candor_make_day_partition(text, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION candor_make_day_partition(text, date) TO candor_system;

-- Drops one day's partition of a telemetry table; retention calls it.
CREATE FUNCTION candor_drop_day_partition(parent text, day date) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT
    AS $$
DECLARE
    name text := parent || '_' || to_char(day, 'YYYYMMDD');
BEGIN
    PERFORM FROM pg_inherits
    WHERE inhrelid = to_regclass(quote_ident(name)) AND inhparent = to_regclass(quote_ident(parent));
    IF NOT FOUND THEN
        RETURN false;
    END IF;
    EXECUTE format('DROP TABLE %I', name);
    RETURN true;
END
$$;
REVOKE ALL ON FUNCTION candor_drop_day_partition(text, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION candor_drop_day_partition(text, date) TO candor_system;

-- Log events are one of those tables.
DROP FUNCTION candor_make_log_partition(date);
DROP FUNCTION candor_drop_log_partition(date);

-- A service is there as soon as a signal names it; what people say of it is theirs.
CREATE TABLE "service" (
    "project_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "first_seen_at" TIMESTAMPTZ(6) NOT NULL DEFAULT candor_now(),
    "last_seen_at" TIMESTAMPTZ(6) NOT NULL DEFAULT candor_now(),
    "owner_team" TEXT,
    "tier" SMALLINT,
    "runbook_url" TEXT,
    "repository_url" TEXT,
    "description" TEXT,
    CONSTRAINT "service_pkey" PRIMARY KEY ("project_id", "name")
);
CALL candor_scope_to_project('service', 'SELECT, INSERT, UPDATE');

CREATE TABLE "queue_sample" (
    "project_id" UUID NOT NULL,
    "ts" TIMESTAMPTZ(6) NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "received_at" TIMESTAMPTZ(6) NOT NULL DEFAULT candor_now(),
    "queue" TEXT NOT NULL,
    "system" TEXT,
    "service" TEXT,
    "environment" TEXT,
    "kind" TEXT,
    "dead_letter_of" TEXT,
    "depth" DOUBLE PRECISION,
    "in_flight" DOUBLE PRECISION,
    "delayed" DOUBLE PRECISION,
    "oldest_age_seconds" DOUBLE PRECISION,
    "enqueued" DOUBLE PRECISION,
    "dequeued" DOUBLE PRECISION,
    "failed" DOUBLE PRECISION,
    "retried" DOUBLE PRECISION,
    "consumers" DOUBLE PRECISION,
    "counted_since" TIMESTAMPTZ(6),
    "flags" TEXT[],
    CONSTRAINT "queue_sample_pkey" PRIMARY KEY ("project_id", "ts", "id")
) PARTITION BY RANGE ("ts");
CALL candor_scope_to_project('queue_sample', 'SELECT');
GRANT USAGE ON SEQUENCE "queue_sample_id_seq" TO candor_system;
