-- Teams: who they are, by which policy they are woken and which channel is theirs. Services, rules, policies and silences
-- name them; whoever names one that is not there founds it.

CREATE TABLE "team" (
    "project_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "name" TEXT NOT NULL,
    -- By which its alerts escalate; null: by the policy that is for it by name, else by that for the rest.
    "policy_id" UUID,
    -- Hears of its alerts alone; null: it has none of its own.
    "channel_id" UUID,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT candor_now(),
    CONSTRAINT "team_pkey" PRIMARY KEY ("project_id", "id"),
    CONSTRAINT "team_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE CASCADE ON UPDATE NO ACTION
);
CREATE UNIQUE INDEX "team_name" ON "team" ("project_id", (lower("name")));
CALL candor_scope_to_project('team', 'SELECT, INSERT, UPDATE, DELETE');

CREATE TABLE "team_member" (
    "project_id" UUID NOT NULL,
    "team_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    CONSTRAINT "team_member_pkey" PRIMARY KEY ("project_id", "team_id", "user_id"),
    CONSTRAINT "team_member_team_fkey" FOREIGN KEY ("project_id", "team_id") REFERENCES "team"("project_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION,
    CONSTRAINT "team_member_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE CASCADE ON UPDATE NO ACTION
);
CREATE INDEX "team_member_user" ON "team_member" ("user_id");
CALL candor_scope_to_project('team_member', 'SELECT, INSERT, DELETE');

-- The name of a team as it stands, founded if it is not there: "payments" and "Payments" are one.
CREATE FUNCTION candor_team_named(project uuid, given text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
    known text;
BEGIN
    SELECT "name" INTO known FROM "team" WHERE "project_id" = project AND lower("name") = lower(given);
    IF known IS NULL THEN
        INSERT INTO "team" ("project_id", "name") VALUES (project, given) ON CONFLICT DO NOTHING;
        SELECT "name" INTO known FROM "team" WHERE "project_id" = project AND lower("name") = lower(given);
    END IF;
    RETURN coalesce(known, given);
END
$$;

CREATE FUNCTION candor_name_owner() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW."owner_team" := candor_team_named(NEW."project_id", NEW."owner_team");
    RETURN NEW;
END
$$;
CREATE FUNCTION candor_name_policy_team() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW."team" := candor_team_named(NEW."project_id", NEW."team");
    RETURN NEW;
END
$$;
CREATE FUNCTION candor_rename_team() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE "service" SET "owner_team" = NEW."name" WHERE "project_id" = NEW."project_id" AND lower("owner_team") = lower(OLD."name");
    UPDATE "alert_rule" SET "owner_team" = NEW."name" WHERE "project_id" = NEW."project_id" AND lower("owner_team") = lower(OLD."name");
    UPDATE "silence" SET "owner_team" = NEW."name" WHERE "project_id" = NEW."project_id" AND lower("owner_team") = lower(OLD."name");
    UPDATE "escalation_policy" SET "team" = NEW."name" WHERE "project_id" = NEW."project_id" AND lower("team") = lower(OLD."name");
    RETURN NULL;
END
$$;

-- Those that were named until now. Of two spellings the first in the alphabet stays.
INSERT INTO "team" ("project_id", "name")
SELECT DISTINCT ON (s."project_id", lower(s."name")) s."project_id", s."name"
FROM (
    SELECT "project_id", "owner_team" AS "name" FROM "service"
    UNION SELECT "project_id", "owner_team" FROM "alert_rule"
    UNION SELECT "project_id", "owner_team" FROM "silence"
    UNION SELECT "project_id", "team" FROM "escalation_policy"
) s
WHERE s."name" IS NOT NULL AND EXISTS (SELECT FROM "project" p WHERE p."id" = s."project_id")
ORDER BY s."project_id", lower(s."name"), s."name";
UPDATE "service" o SET "owner_team" = t."name" FROM "team" t WHERE t."project_id" = o."project_id" AND lower(t."name") = lower(o."owner_team");
UPDATE "alert_rule" o SET "owner_team" = t."name" FROM "team" t WHERE t."project_id" = o."project_id" AND lower(t."name") = lower(o."owner_team");
UPDATE "silence" o SET "owner_team" = t."name" FROM "team" t WHERE t."project_id" = o."project_id" AND lower(t."name") = lower(o."owner_team");

CREATE TRIGGER "service_owner" BEFORE INSERT OR UPDATE OF "owner_team" ON "service"
    FOR EACH ROW WHEN (NEW."owner_team" IS NOT NULL) EXECUTE FUNCTION candor_name_owner();
CREATE TRIGGER "alert_rule_owner" BEFORE INSERT OR UPDATE OF "owner_team" ON "alert_rule"
    FOR EACH ROW WHEN (NEW."owner_team" IS NOT NULL) EXECUTE FUNCTION candor_name_owner();
CREATE TRIGGER "silence_owner" BEFORE INSERT OR UPDATE OF "owner_team" ON "silence"
    FOR EACH ROW WHEN (NEW."owner_team" IS NOT NULL) EXECUTE FUNCTION candor_name_owner();
CREATE TRIGGER "escalation_policy_team" BEFORE INSERT OR UPDATE OF "team" ON "escalation_policy"
    FOR EACH ROW WHEN (NEW."team" IS NOT NULL) EXECUTE FUNCTION candor_name_policy_team();
CREATE TRIGGER "team_renamed" AFTER UPDATE OF "name" ON "team"
    FOR EACH ROW WHEN (NEW."name" <> OLD."name") EXECUTE FUNCTION candor_rename_team();
