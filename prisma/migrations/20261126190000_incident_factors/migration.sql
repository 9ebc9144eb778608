-- What people confirmed as having made an incident possible; empty: nobody has said yet.
ALTER TABLE "incident" ADD COLUMN "factors" TEXT[] DEFAULT ARRAY[]::TEXT[];
