-- When somebody broke the payments service of the demo shop, and until when it is down.
ALTER TABLE "project" ADD COLUMN "payments_down_since" TIMESTAMPTZ(3),
  ADD COLUMN "payments_down_until" TIMESTAMPTZ(3);
