-- The inbox is emptied as quickly as it fills: without frequent vacuuming its oldest entries lie behind a growing heap of dead ones.
ALTER TABLE "ai_inbox" SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000, autovacuum_vacuum_insert_scale_factor = 0.5);
