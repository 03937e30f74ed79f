#!/bin/sh
# Run once by the primary's image: the role that the server runs as, and that of the replica. The server's role owns
# nothing; its migrations, which run as the owner, give it what it needs.
set -eu
psql -v ON_ERROR_STOP=1 -U "$POSTGRES_USER" -d "$POSTGRES_DB" \
  -v app="$(cat /run/secrets/app_password)" -v replica="$(cat /run/secrets/replica_password)" <<'SQL'
create role zij login nosuperuser nocreatedb nocreaterole password :'app';
create role replica login replication password :'replica';
select pg_create_physical_replication_slot('replica');
SQL
echo "host replication replica all scram-sha-256" >>"$PGDATA/pg_hba.conf"
