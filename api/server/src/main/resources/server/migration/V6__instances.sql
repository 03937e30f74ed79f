-- The servers that run, each of which says so every few seconds. Only to share out work by: who has
-- which work is in token_entry.
create table instance (
  name text primary key,
  seen_at timestamptz not null
);

grant select, insert, update, delete on instance to ${application};
