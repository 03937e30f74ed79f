alter table product add column monthly boolean not null default false;

-- One row for each subscription: what became of an order that is paid again every 30 days.
create table subscription (
  -- as it stands in the log
  subscription_id text primary key,
  order_id uuid not null unique,
  buyer bigint not null,
  product_id text not null,
  title text not null,
  price bigint not null,
  state text not null check (state in ('ACTIVE', 'CANCELLED', 'FAILED', 'LAPSED', 'REVOKED')),
  cancelled_by text,
  -- what somebody wants and Telegram has not confirmed
  wish text check (wish in ('CANCEL', 'REACTIVATE')),
  renewals integer not null,
  started_at timestamptz not null,
  paid_until timestamptz not null,
  -- when access ends if nothing else is heard; null when it has ended
  access_until timestamptz,
  ended_at timestamptz,
  started_position bigint not null unique,
  position bigint not null
);

create index subscription_of_buyer on subscription (buyer, started_position desc);
create index subscription_of_state on subscription (state, started_position desc);
create index subscription_due on subscription (access_until) where access_until is not null;

-- What was paid of subscriptions, the first payment too.
create table subscription_payment (
  charge text primary key,
  order_id uuid not null,
  product_id text not null,
  amount bigint not null,
  renewal boolean not null,
  paid_at timestamptz not null,
  paid_until timestamptz not null,
  refund text check (refund in ('WANTED', 'REFUNDED', 'CHARGED_BACK')),
  returned_at timestamptz,
  position bigint not null
);

create index subscription_payment_of_order on subscription_payment (order_id, position);
create index subscription_payment_by_time on subscription_payment (paid_at);

-- When subscribers had access: from when to when, once more if they came back.
create table subscription_span (
  position bigint primary key,
  order_id uuid not null,
  product_id text not null,
  price bigint not null,
  -- not one that came back
  is_first boolean not null,
  began_at timestamptz not null,
  ended_at timestamptz
);

create index subscription_span_of_order on subscription_span (order_id) where ended_at is null;
create index subscription_span_by_time on subscription_span (began_at, ended_at);

-- Renewals that Telegram could not take.
create table subscription_failure (
  position bigint primary key,
  order_id uuid not null,
  product_id text not null,
  failed_at timestamptz not null
);

create index subscription_failure_by_time on subscription_failure (failed_at);

grant select, insert, update, delete
  on subscription, subscription_payment, subscription_span, subscription_failure
  to ${application};
