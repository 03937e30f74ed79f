-- The shop's own keys under the master key, by what they are for.
create table vault.shop_key (
  purpose text primary key,
  wrapped bytea not null,
  made_at timestamptz not null
);

-- The keys that the shop sells, sealed. The log has nothing but their ids.
create table vault.stock_key (
  number bigint generated always as identity,
  product_id text not null,
  key_id text not null,
  sealed bytea not null,
  -- whose buyer can see it
  order_id uuid,
  primary key (product_id, key_id)
);

create index stock_key_of_order on vault.stock_key (order_id) where order_id is not null;

grant select, insert, update (wrapped) on vault.shop_key to ${application};
grant select, insert, update (order_id), delete on vault.stock_key to ${application};
