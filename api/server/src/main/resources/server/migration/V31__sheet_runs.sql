-- Imports of sheets of products, and how far they are. One at a time, on whatever server.
create table sheet_run (
  run_id uuid primary key,
  started_by bigint not null,
  started_at timestamptz not null,
  -- a run that nobody has said anything of for a minute was broken off
  seen_at timestamptz not null,
  total integer not null,
  done integer not null,
  refused integer not null,
  state text not null check (state in ('RUNNING', 'DONE', 'BROKEN'))
);

create unique index sheet_run_running on sheet_run ((true)) where state = 'RUNNING';

grant select, insert, update (seen_at, done, refused, state) on sheet_run to ${application};
