-- What the shop sells as files, under the hash of their bytes. Never changed, never taken away:
-- somebody may have bought it.
create table stored_file (
  sha256 text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
  size bigint not null check (size > 0),
  media_type text not null,
  stored_at timestamptz not null
);

create table stored_file_part (
  sha256 text not null references stored_file,
  -- from 0; all but the last are equally long
  number integer not null,
  content bytea not null,
  primary key (sha256, number)
);

-- Files are compressed already, most of them.
alter table stored_file_part alter column content set storage external;

-- Each link to a file that was used; what is left of a line's downloads follows from it.
create table file_download (
  order_id uuid not null,
  product_id text not null,
  link uuid not null,
  first_at timestamptz not null,
  requests integer not null,
  primary key (order_id, product_id, link)
);

grant select, insert on stored_file, stored_file_part to ${application};
grant select, insert, update (requests) on file_download to ${application};
