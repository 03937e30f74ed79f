-- Version 1.
-- Promotions, and which orders were placed with one.
create table promotion (
  promotion_id uuid primary key,
  code text collate "C",
  name text not null,
  rule jsonb not null,
  created_at timestamptz not null,
  ended_at timestamptz,
  created_position bigint not null unique
);

create table promotion_use (
  order_id uuid primary key,
  promotion_id uuid not null,
  -- Stars that came off
  off bigint not null,
  placed_at timestamptz not null
);
