#!/bin/sh
# Makes a database of its own for each host, with an owner who may do nothing else. Passwords stand in files of the folder $SECRETS.
# The image of PostgreSQL runs it once, on an empty data folder; anywhere else psql's own variables (PGHOST, PGPORT, PGUSER, PGPASSWORD) say where.
set -eu
secrets=${SECRETS:-/secrets}
for name in cnss cnap; do
    # A password of setup.sh has letters and digits alone; the quotes are for those that somebody chose.
    password=$(sed "s/'/''/g" "$secrets/$name")
    psql -v ON_ERROR_STOP=1 --quiet --dbname "${POSTGRES_DB:-postgres}" <<SQL
CREATE ROLE formexchange_$name LOGIN PASSWORD '$password';
CREATE DATABASE formexchange_$name OWNER formexchange_$name;
REVOKE ALL ON DATABASE formexchange_$name FROM PUBLIC;
SQL
done
