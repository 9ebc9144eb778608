-- Whose job it is, as far as its beats say so.
ALTER TABLE "heartbeat" ADD COLUMN "service" TEXT;
