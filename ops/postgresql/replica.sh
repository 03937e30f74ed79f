#!/bin/sh
# Starts a streaming replica; the first time, on an empty volume, it copies the primary. To make it anew: stop it,
# empty its volume, start it.
set -eu
PGPASSWORD=$(cat /run/secrets/replica_password)
export PGPASSWORD
if [ ! -s "$PGDATA/global/pg_control" ]; then # it is copied last
  mkdir -p "$PGDATA"
  chmod 700 "$PGDATA"
  # What a copy left that was broken off is no database.
  find "$PGDATA" -mindepth 1 -delete
  pg_basebackup --host=postgres --username=replica --slot=replica --wal-method=stream --write-recovery-conf \
    --checkpoint=fast --pgdata="$PGDATA"
fi
exec postgres "$@"
