-- Those that orders without a code have to look at.
create index promotion_automatic on promotion (created_position)
  where code is null and ended_at is null;

create index promotion_use_of on promotion_use (promotion_id);
create index promotion_use_placed on promotion_use (placed_at);
