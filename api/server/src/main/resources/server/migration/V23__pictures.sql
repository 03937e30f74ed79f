-- Pictures of products as they are shown, under the hash of their largest form. What was uploaded is
-- not kept. Never changed: their addresses are kept for ever by whoever saw them.
create table picture (
  sha256 text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
  width integer not null,
  height integer not null,
  stored_at timestamptz not null
);

create table picture_form (
  sha256 text not null references picture,
  -- as it is named in the address; a picture that is narrower is as wide as it was
  width integer not null,
  content bytea not null,
  primary key (sha256, width)
);

alter table picture_form alter column content set storage external;

grant select, insert on picture, picture_form to ${application};
