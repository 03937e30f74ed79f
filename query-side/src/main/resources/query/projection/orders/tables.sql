-- Version 1.
create table customer_order (
  order_id uuid primary key,
  buyer bigint not null,
  status text not null,
  total bigint not null,
  lines jsonb not null,
  goods jsonb not null,
  surplus jsonb not null,
  link text,
  charge text,
  refusal text,
  placed_at timestamptz not null,
  expires_at timestamptz not null,
  paid_at timestamptz,
  delivered_at timestamptz,
  closed_at timestamptz,
  placed_position bigint not null,
  paid_position bigint,
  position bigint not null
);
