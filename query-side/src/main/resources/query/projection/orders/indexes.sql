create index customer_order_of_buyer on customer_order (buyer, placed_position desc);

-- What may lapse; small, because paid and closed orders are not in it.
create index customer_order_open on customer_order (expires_at)
  where status in ('placed', 'invoiced', 'approved');

-- Orders nearly follow the time at which they were placed.
create index customer_order_placed on customer_order using brin (placed_at)
  with (pages_per_range = 32);

-- The desk lists all orders, the newest first, and finds one by its payment.
create index customer_order_newest on customer_order (placed_position desc);

create index customer_order_of_status on customer_order (status, placed_position desc);

create index customer_order_of_charge on customer_order (charge) where charge is not null;
