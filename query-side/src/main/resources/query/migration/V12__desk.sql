-- The desk lists all orders, the newest first, and finds one by its payment.
create index customer_order_newest on customer_order (placed_position desc);

create index customer_order_of_status on customer_order (status, placed_position desc);

create index customer_order_of_charge on customer_order (charge) where charge is not null;
