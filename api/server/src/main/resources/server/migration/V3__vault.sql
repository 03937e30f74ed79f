-- Keys of people, apart from the log. What the log holds sealed is opened from here, and a key that
-- is destroyed here opens nothing any more. Nothing else is in this schema.
create schema vault;

-- Something that only the right master key opens, so that a wrong one is found out at the start.
create table vault.master (
  one boolean primary key default true check (one),
  probe bytea not null
);

-- One key at a time for each user; each erasure destroys it, and the next one has the next number.
create table vault.user_key (
  user_id bigint not null,
  generation integer not null check (generation > 0),
  -- AES-256 key under the master key; gone when destroyed
  wrapped bytea,
  made_at timestamptz not null,
  destroyed_at timestamptz,
  primary key (user_id, generation),
  check ((wrapped is null) = (destroyed_at is not null))
)
-- PostgreSQL keeps the old version of a row until it is vacuumed: let that be soon.
with (autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0);

create unique index user_key_in_use on vault.user_key (user_id) where wrapped is not null;

grant usage on schema vault to ${application};
grant select, insert on vault.master to ${application};
grant select, insert, update on vault.user_key to ${application};

-- Who was erased of late: their older sessions are over. Kept only as long as a session lasts.
create table erasure (
  user_id bigint primary key,
  erased_at timestamptz not null
);

create index erasure_at on erasure (erased_at);
grant select, insert, update, delete on erasure to ${application};

-- Sign-ins wait here for a purchase; most never see one.
create index sign_in_evidence_first_seen on sign_in_evidence (first_seen);
create index sign_in_evidence_user on sign_in_evidence (user_id);
grant delete on sign_in_evidence to ${application};

-- Names are taken out of them when their people are erased.
grant update (raw) on dead_update to ${application};
