-- What people mean to buy. It decides nothing and is not in the log; erased with the person.
create table cart_line (
  buyer bigint not null,
  product_id text not null,
  quantity integer not null check (quantity between 1 and 100),
  -- Stars of one unit, as the buyer saw them last.
  price bigint not null,
  added_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (buyer, product_id)
);

create index cart_line_changed on cart_line (changed_at);

grant select, insert, update, delete on cart_line to ${application};
