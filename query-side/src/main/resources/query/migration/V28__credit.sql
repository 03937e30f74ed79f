-- Buyers' store credit: a row for each buyer, and one for each change. Why it changed is with the
-- order's own entries in the log.
create table credit_account (
  -- as the log calls it
  credit_id text primary key,
  buyer bigint not null unique,
  balance bigint not null check (balance >= 0),
  -- of the newest event
  position bigint not null
);

create table credit_entry (
  position bigint primary key,
  buyer bigint not null,
  order_id uuid not null,
  kind text not null
    check (kind in ('GRANTED', 'SPENT', 'GIVEN_BACK', 'WITHDRAWN')),
  amount bigint not null check (amount > 0),
  -- after it
  balance bigint not null check (balance >= 0),
  happened_at timestamptz not null
);

create index credit_entry_of_buyer on credit_entry (buyer, position desc);
create index credit_entry_of_order on credit_entry (order_id);

grant select, insert, update, delete on credit_account, credit_entry to ${application};
