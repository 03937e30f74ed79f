-- Which version of each projection is in use, and what is being built beside it. A migration that
-- makes the tables of a new projection also adds its row here.

create table projection (
  name text primary key,
  version integer not null,
  tables text[] not null,
  -- every event before this position is in the tables, whatever the processor's tokens say
  built_to bigint not null default 0,
  built_at timestamptz
);

insert into projection (name, version, tables) values
  ('orders', 1, '{customer_order}'),
  ('entries', 1, '{entry}');

-- At most one for each projection. Whether somebody works on it says an advisory lock.
create table rebuild (
  name text primary key references projection,
  version integer not null,
  -- every event before this position is in the new tables
  position bigint not null default 0,
  log_size bigint not null default 0,
  per_second double precision not null default 0,
  indexed boolean not null default false,
  stop_asked boolean not null default false,
  failure text,
  started_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

grant select on projection, rebuild to ${application};
grant update (stop_asked) on rebuild to ${application};
