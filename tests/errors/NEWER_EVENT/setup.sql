DROP TRIGGER events_no_update;
UPDATE events SET schema_version = 9 WHERE position = 3;
