-- The policy by whose steps a rule pages, by its name; null: that of the owner's team.
ALTER TABLE "alert_rule" ADD COLUMN "escalation_policy" TEXT;
