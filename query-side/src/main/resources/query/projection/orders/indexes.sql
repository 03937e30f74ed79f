create index customer_order_of_buyer on customer_order (buyer, placed_position desc);

-- What may lapse; small, because paid and closed orders are not in it.
create index customer_order_open on customer_order (expires_at)
  where status in ('placed', 'invoiced', 'approved');

-- Orders nearly follow the time at which they were placed.
create index customer_order_placed on customer_order using brin (placed_at)
  with (pages_per_range = 32);
