-- Version 1.
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

-- Rows are completed by what earlier ones say, so these two have to be there from the beginning.
create index entry_of_order on entry (order_id, position) where order_id is not null;
create index entry_of_charge on entry (charge, position) where charge is not null;
