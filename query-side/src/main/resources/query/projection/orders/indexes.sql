create index customer_order_of_buyer on customer_order (buyer, placed_position desc);

-- What may lapse; small, because paid and closed orders are not in it.
create index customer_order_open on customer_order (expires_at)
  where status in ('placed', 'invoiced', 'approved');
