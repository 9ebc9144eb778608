-- A row whenever anything changes that a delivery report is made of, so that a process knows whether the history that it
-- has read still holds. Rows are added, never changed: writers of one project do not wait for each other.
CREATE TABLE "delivery_revision" (
    "project_id" UUID NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "made_at" TIMESTAMPTZ(6) NOT NULL DEFAULT candor_now(),
    CONSTRAINT "delivery_revision_pkey" PRIMARY KEY ("project_id", "id")
);
CALL candor_scope_to_project('delivery_revision', 'SELECT, INSERT');
GRANT USAGE ON SEQUENCE "delivery_revision_id_seq" TO candor_app, candor_system;

CREATE FUNCTION candor_note_delivery_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO delivery_revision (project_id) SELECT DISTINCT project_id FROM changed;
    RETURN NULL;
END
$$;

DO $$
DECLARE
    target text;
BEGIN
    FOREACH target IN ARRAY ARRAY['deployment', 'delivery_incident', 'deployment_incident'] LOOP
        EXECUTE format('CREATE TRIGGER note_insert AFTER INSERT ON %I REFERENCING NEW TABLE AS changed
            FOR EACH STATEMENT EXECUTE FUNCTION candor_note_delivery_change()', target);
        EXECUTE format('CREATE TRIGGER note_update AFTER UPDATE ON %I REFERENCING NEW TABLE AS changed
            FOR EACH STATEMENT EXECUTE FUNCTION candor_note_delivery_change()', target);
        EXECUTE format('CREATE TRIGGER note_delete AFTER DELETE ON %I REFERENCING OLD TABLE AS changed
            FOR EACH STATEMENT EXECUTE FUNCTION candor_note_delivery_change()', target);
    END LOOP;
END
$$;
