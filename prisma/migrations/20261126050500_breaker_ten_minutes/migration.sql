-- Ten minutes of each breaker beside the wider buckets: the last hour of all breakers is one short stretch of the key.
SET ROLE candor_system;
INSERT INTO "breaker_rollup_wide" ("project_id", "width_seconds", "bucket", "breaker_id", "samples", "calls", "failures",
    "failures_of", "timeouts", "rejected", "fallbacks", "fallbacks_of", "slow", "slow_of")
SELECT r."project_id", 600, to_timestamp(floor(extract(epoch FROM r."bucket") / 600) * 600), r."breaker_id",
    sum(r."samples"), sum(r."calls"), sum(r."failures"), sum(r."failures_of"), sum(r."timeouts"), sum(r."rejected"),
    sum(r."fallbacks"), sum(r."fallbacks_of"), sum(r."slow"), sum(r."slow_of")
FROM "breaker_rollup_minute" r GROUP BY 1, 2, 3, 4 ON CONFLICT DO NOTHING;
RESET ROLE;
