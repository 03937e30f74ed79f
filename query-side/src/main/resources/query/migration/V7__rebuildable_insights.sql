-- What analysts look at can be built anew from now on, like orders and entries.
insert into projection (name, version, tables) values
  ('insights', 1, '{insights_head,insights_cell,insights_order,insights_listing,insights_bucket,'
    'insights_reason,insights_buyer,insights_return,insights_return_week}');
