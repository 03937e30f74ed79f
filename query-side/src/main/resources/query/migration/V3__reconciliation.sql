-- What the log says of Stars that moved, by charge: to be compared with Telegram's own list.
create table star_movement (
  charge text not null,
  direction text not null check (direction in ('IN', 'OUT')),
  order_id uuid not null,
  amount bigint not null,
  moved_at timestamptz not null,
  position bigint not null,
  primary key (charge, direction)
);

create table difference (
  difference_id uuid primary key,
  state text not null check (state in ('OPEN', 'SETTLED', 'RESOLVED')),
  kind text not null,
  transaction_id text not null,
  direction text not null,
  there_stars bigint not null,
  there_nanostars integer not null,
  here bigint not null,
  order_id uuid,
  explanation text not null,
  moved_at timestamptz not null,
  found_at timestamptz not null,
  settlement text,
  note text,
  settled_by bigint,
  ended_at timestamptz,
  -- of the event that found it: its place in lists
  found_position bigint not null,
  position bigint not null
);

create index difference_by_state on difference (state, found_position);
create index difference_of_transaction on difference (transaction_id, direction);

grant select, insert, update, delete on star_movement, difference to ${application};
