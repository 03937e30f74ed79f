-- Things that are paid with money and sent by post.
create table article (
  -- as it stands in the log
  aggregate_id text primary key,
  article_id text not null unique,
  emoji text not null,
  texts jsonb not null,
  currency text not null,
  -- in the currency's smallest units
  price bigint not null,
  on_sale boolean not null default false,
  listed_position bigint not null unique,
  position bigint not null
);

create index article_on_sale on article (listed_position) where on_sale;

-- One row for each parcel. The payment is here as it is in the log, with the address: sealed under
-- the buyer's key, and unreadable once that is destroyed.
create table parcel (
  aggregate_id text primary key,
  order_id uuid not null unique,
  buyer bigint not null,
  state text not null check (state in ('PLACED', 'PAID', 'SENT', 'REFUNDED', 'CANCELLED')),
  lines jsonb not null,
  currency text not null,
  goods bigint not null,
  shipping jsonb,
  -- what was paid
  total bigint,
  charge text,
  provider_charge text,
  generation integer,
  ciphertext text,
  tracking text,
  refund_reference text,
  placed_at timestamptz not null,
  expires_at timestamptz not null,
  paid_at timestamptz,
  sent_at timestamptz,
  paid_position bigint,
  placed_position bigint not null unique,
  position bigint not null
);

create index parcel_of_buyer on parcel (buyer, placed_position desc);
create index parcel_of_state on parcel (state, placed_position desc);

-- Payments that no parcel has a use for, until they went back.
create table parcel_surplus (
  charge text primary key,
  order_id uuid not null,
  provider_charge text not null,
  currency text not null,
  total bigint not null,
  reason text not null,
  refund_reference text,
  charged_at timestamptz not null,
  position bigint not null
);

create index parcel_surplus_of_order on parcel_surplus (order_id);
create index parcel_surplus_owed on parcel_surplus (order_id) where refund_reference is null;

grant select, insert, update, delete on article, parcel, parcel_surplus to ${application};
