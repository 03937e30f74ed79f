create table category (
  -- as it stands in the log
  aggregate_id text primary key,
  category_id text not null unique,
  emoji text not null,
  names jsonb not null,
  rank integer not null,
  withdrawn boolean not null,
  position bigint not null
);

grant select, insert, update, delete on category to ${application};

-- Where shoppers find a product: in its category, and at which place.
alter table product add column category text;
alter table product add column featured boolean not null default false;
alter table product add column rank integer not null default 1000;
-- Featured ones are before all others.
alter table product add column shelf integer not null
  generated always as (case when featured then 0 else 10000 end + rank) stored;

drop index product_on_sale;
create index product_on_sale on product (shelf, listed_position) where on_sale;
create index product_of_category on product (category, shelf, listed_position) where on_sale;
