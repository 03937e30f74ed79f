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

-- Those that orders without a code have to look at.
create index promotion_automatic on promotion (created_position)
  where code is null and ended_at is null;

create index promotion_use_of on promotion_use (promotion_id);
create index promotion_use_placed on promotion_use (placed_at);

grant select, insert, update, delete, truncate on promotion, promotion_use to ${application};

insert into projection (name, version, tables) values
  ('promotions', 1, '{promotion,promotion_use}');
