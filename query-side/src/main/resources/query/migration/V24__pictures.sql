-- A product's picture: its hash and its sides. The bytes are the server's.
alter table product add column picture jsonb;
