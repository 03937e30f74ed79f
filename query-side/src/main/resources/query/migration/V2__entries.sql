-- What auditors look for entries by: one row per entry of the log, dense from position 0.

create table entry (
  position bigint primary key,
  at timestamptz not null,
  type text collate "C" not null,
  aggregate_type text collate "C" not null,
  aggregate_id text collate "C" not null,
  order_id uuid,
  buyer bigint,
  charge text collate "C",
  products text[] collate "C" not null,
  -- Stars that moved: to the shop, or, negative, back to the payer
  amount bigint,
  person bigint,
  actor text not null,
  operation text not null,
  trace_id text not null
);

-- Each ends in the position, by which pages are read. Most entries are in few of them.
create index entry_of_order on entry (order_id, position) where order_id is not null;
create index entry_of_buyer on entry (buyer, position) where buyer is not null;
create index entry_of_charge on entry (charge, position) where charge is not null;
create index entry_of_type on entry (type, position);
create index entry_of_product on entry using gin (products) where products <> '{}';
create index entry_of_amount on entry (amount, position) where amount is not null;

-- Times nearly follow positions, so a few pages are enough.
create index entry_at on entry using brin (at) with (pages_per_range = 32);

grant select, insert, update, delete on entry to ${application};
