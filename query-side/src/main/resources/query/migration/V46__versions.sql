-- The catalogue's version is asked for with each search, and is a sum over all products: read from an
-- index it takes a fifth of the time that the wide rows take.
create index product_version on product (position);
create index stock_version on stock (shown_position);
