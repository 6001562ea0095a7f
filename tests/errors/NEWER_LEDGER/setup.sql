UPDATE ledger_meta SET value = '9' WHERE name = 'schema_version';
