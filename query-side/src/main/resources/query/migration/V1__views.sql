-- The read models. Every row names the log position it reflects, so that a projection can repeat
-- what it has done (idempotent) and a reader can ask for at least a position.

create table product (
  product_id text primary key,
  emoji text not null,
  price bigint not null,
  on_sale boolean not null,
  -- was on sale at some time: a draft is nobody's business
  published boolean not null,
  texts jsonb not null,
  listed_position bigint not null unique,
  position bigint not null
);

create index product_on_sale on product (listed_position) where on_sale;

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

create index customer_order_of_buyer on customer_order (buyer, placed_position desc);

-- What may lapse; small, because paid and closed orders are not in it.
create index customer_order_open on customer_order (expires_at)
  where status in ('placed', 'invoiced', 'approved');

grant usage on schema query to ${application};
grant select, insert, update, delete on all tables in schema query to ${application};
