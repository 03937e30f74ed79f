-- What buyers choose of a product, and its variants: products of their own, which stand nowhere but with it.
alter table product add column options jsonb;
-- Has variants, and so is not sold as itself.
alter table product add column varied boolean not null default false;
alter table product add column variant_of text;
-- The values that make it a variant.
alter table product add column combination jsonb;

create index product_variant on product (variant_of, listed_position) where variant_of is not null;

-- As before, without variants: whoever looks for their words finds the product.
create or replace function products_like(words text, most integer) returns setof product
  language sql stable parallel safe
  set search_path = query, public set pg_trgm.word_similarity_threshold = 0.35
as $$
  select * from query.product as p where p.on_sale and p.variant_of is null and words <% p.search
  order by word_similarity(words, p.search) desc, p.listed_position limit most
$$;
