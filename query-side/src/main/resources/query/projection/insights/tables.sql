-- Version 1.
-- What analysts look at: facts of orders, and sums of them. One writer follows the log in its
-- order; the head names the newest event that is in here, and nothing before it is missing.

create table insights_head (
  one boolean primary key default true check (one),
  position bigint not null
);

-- A way to look at the shop: all of it, one product, one language, or both ('' stands for all).
create table insights_cell (
  cell_id integer generated always as identity primary key,
  product text collate "C" not null,
  language text collate "C" not null,
  unique (product, language)
);

create table insights_order (
  order_id uuid primary key,
  buyer bigint not null,
  language text not null,
  products text[] collate "C" not null,
  units integer[] not null,
  amounts bigint[] not null,
  total bigint not null,
  status text not null,
  -- the furthest step towards a payment, and what was said when one was refused
  step text not null,
  refusal text,
  -- why it was given up
  reason text,
  placed_at timestamptz not null,
  paid_at timestamptz,
  returned_at timestamptz,
  abandoned_at timestamptz,
  placed_position bigint not null,
  paid_position bigint,
  returned_position bigint
);

-- Where orders are listed: under '', and under each product of theirs.
create table insights_listing (
  order_id uuid not null,
  product text collate "C" not null,
  language text collate "C" not null,
  placed_at timestamptz not null,
  paid_at timestamptz,
  returned_at timestamptz,
  abandoned_at timestamptz,
  primary key (order_id, product)
);

-- What happened within a quarter of an hour (15 minutes) and within a day (1440) of UTC. Every
-- zone's days begin at a quarter, so they are sums of these. Cells of one level lie together:
-- a year of the whole shop must not be strewn over the pages of all its products.
create table insights_bucket (
  level smallint not null,
  cell_id integer not null,
  minutes smallint not null,
  at timestamptz not null,
  placed bigint not null,
  converted bigint not null,
  abandoned bigint not null,
  paid bigint not null,
  units bigint not null,
  revenue bigint not null,
  refunds bigint not null,
  refunded bigint not null,
  charge_backs bigint not null,
  charged_back bigint not null,
  refused bigint not null,
  surplus bigint not null,
  cancelled bigint not null,
  expired bigint not null,
  new_buyers bigint not null,
  repeat_buyers bigint not null,
  primary key (level, cell_id, minutes, at)
) partition by list (level);

create table insights_bucket_shop partition of insights_bucket for values in (0)
  with (fillfactor = 80);

create table insights_bucket_language partition of insights_bucket for values in (1)
  with (fillfactor = 80);

create table insights_bucket_product partition of insights_bucket for values in (2)
  with (fillfactor = 80);

create table insights_bucket_both partition of insights_bucket for values in (3)
  with (fillfactor = 80);

-- Reasons, in the same buckets.
create table insights_reason (
  cell_id integer not null,
  kind text collate "C" not null,
  minutes smallint not null,
  at timestamptz not null,
  reason text collate "C" not null,
  times bigint not null,
  stars bigint not null,
  primary key (cell_id, kind, minutes, at, reason)
);

-- Who ordered (paid = false) and who bought (paid) in a cell, how often, first and last.
create table insights_buyer (
  buyer bigint not null,
  paid boolean not null,
  cell_id integer not null,
  first_at timestamptz not null,
  last_at timestamptz not null,
  times integer not null,
  primary key (buyer, paid, cell_id)
);

-- Everybody's second time and later, with the time before: how many different people there were
-- within a period is how often anything happened, less the times that come back from within it.
create table insights_return (
  cell_id integer not null,
  paid boolean not null,
  at timestamptz not null,
  position bigint not null,
  previous_at timestamptz not null,
  first_at timestamptz not null,
  primary key (cell_id, paid, at, position) include (previous_at)
);

-- The same added up by pairs of weeks of UTC, numbered from 1970-01-01, for long periods.
create table insights_return_week (
  cell_id integer not null,
  paid boolean not null,
  previous_week integer not null,
  week integer not null,
  times bigint not null,
  primary key (cell_id, paid, previous_week, week)
) with (fillfactor = 80);
