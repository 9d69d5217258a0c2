#!/bin/sh
# Makes a database of its own for each host, with an owner who may do nothing else. Passwords stand in files of the folder $SECRETS, one
# named as each of $NAMES. The image of PostgreSQL runs it once, on an empty data folder; anywhere else psql's own variables (PGHOST,
# PGPORT, PGUSER, PGPASSWORD) say where. It may be done again: what is there stays, and the owners have the passwords of the files.
set -eu
secrets=${SECRETS:-/secrets}
for name in ${NAMES:-cnss cnap}; do
    # A password of setup.sh has letters and digits alone; the doubled quotes are for those that somebody chose.
    password=$(sed "s/'/''/g" "$secrets/$name")

    # No password in the server's log, whatever that is set to keep.
    psql -v ON_ERROR_STOP=1 --quiet --no-psqlrc ${POSTGRES_USER:+--username "$POSTGRES_USER"} --dbname "${POSTGRES_DB:-postgres}" <<SQL
SET log_statement = 'none';
SET log_min_duration_statement = -1;
SET log_min_error_statement = 'panic';
SELECT 'CREATE ROLE formexchange_$name' WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'formexchange_$name') \gexec
ALTER ROLE formexchange_$name LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD '$password';
SELECT 'CREATE DATABASE formexchange_$name OWNER formexchange_$name ENCODING ''UTF8'' TEMPLATE template0'
    WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = 'formexchange_$name') \gexec
REVOKE ALL ON DATABASE formexchange_$name FROM PUBLIC;
SQL
done
