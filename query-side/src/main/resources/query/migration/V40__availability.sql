-- When a product can be ordered, and how many units of it one buyer may have; null is no bound.
alter table product add column available_from timestamptz;
alter table product add column available_until timestamptz;
alter table product add column buyer_limit integer;
