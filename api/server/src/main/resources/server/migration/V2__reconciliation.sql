-- Telegram's list of the bot's Stars transactions, as it was read, oldest first. What was read is
-- never changed; only what became of a line is noted. People's names are not kept.
create table star_transaction (
  -- place in Telegram's list, from 0, without gaps: the next page begins after the highest one
  index bigint primary key check (index >= 0),
  transaction_id text not null,
  direction text not null check (direction in ('IN', 'OUT')),
  stars bigint not null check (stars >= 0),
  nanostars integer not null check (nanostars between 0 and 999999999),
  moved_at timestamptz not null,
  type text not null,
  user_id bigint,
  payload text not null,
  raw text not null,
  listed_at timestamptz not null,
  -- MATCHED, CANCELLED_OUT, ORPHAN or DIFFERENCE; null while it waits
  outcome text check (outcome in ('MATCHED', 'CANCELLED_OUT', 'ORPHAN', 'DIFFERENCE')),
  -- a refund has the id of its payment
  unique (transaction_id, direction)
);

-- What is looked at in every run; small, because most lines match at once.
create index star_transaction_open on star_transaction (index)
  where outcome is null or outcome in ('CANCELLED_OUT', 'DIFFERENCE');

-- How the last run went.
create table reconciliation (
  single boolean primary key default true check (single),
  -- where the next look back at older pages begins
  look_back_index bigint not null default 0,
  last_run text
);

insert into reconciliation default values;

grant select, insert on star_transaction to ${application};
grant update (outcome) on star_transaction to ${application};
grant select, update on reconciliation to ${application};
