#!/bin/sh
# Run once by the database's image: the role that the server runs as. It owns nothing; the server's migrations,
# which run as the owner, give it what it needs.
set -eu
psql -v ON_ERROR_STOP=1 -U "$POSTGRES_USER" -d "$POSTGRES_DB" -v password="$APP_PASSWORD" <<'SQL'
create role zij login nosuperuser nocreatedb nocreaterole password :'password';
SQL
