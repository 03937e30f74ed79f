create index insights_listing_placed on insights_listing (product, placed_at, order_id);

create index insights_listing_paid on insights_listing (product, paid_at, order_id)
  where paid_at is not null;

create index insights_listing_returned on insights_listing (product, returned_at, order_id)
  where returned_at is not null;

create index insights_listing_abandoned on insights_listing (product, abandoned_at, order_id)
  where abandoned_at is not null;

create index insights_return_previous on insights_return (cell_id, paid, previous_at)
  include (at);

-- Of longer gaps no week has both ends.
create index insights_return_soon on insights_return (cell_id, paid, at)
  include (previous_at) where at - previous_at < interval '170 hours';

-- Cohorts are followed for twelve weeks.
create index insights_return_cohort on insights_return (cell_id, first_at)
  include (at, previous_at) where paid and at - first_at < interval '92 days';
