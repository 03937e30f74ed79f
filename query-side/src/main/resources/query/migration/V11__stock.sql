-- What there is of the products whose stock is kept; all others are there without end.
create table stock (
  -- as it stands in the log
  stock_id text primary key,
  product_id text not null unique,
  kind text not null check (kind in ('ENDLESS', 'COUNTED', 'KEYS')),
  -- reserved units are on hand, sold ones are not
  on_hand integer not null,
  reserved integer not null,
  sold bigint not null,
  low_water integer not null,
  -- what shoppers are told: the free units if they are few
  shown integer,
  -- of the newest event that changed what they are told, 0 if there is none
  shown_position bigint not null,
  position bigint not null
);

-- What is kept for orders that are about to be paid; small, since it is released or taken soon.
create table stock_reservation (
  product_id text not null,
  order_id uuid not null,
  units integer not null,
  due_at timestamptz not null,
  primary key (product_id, order_id)
);

create index stock_reservation_due on stock_reservation (due_at);

grant select, insert, update, delete on stock, stock_reservation to ${application};
