-- Orders that are for somebody else, and what they deliver: it is in no row of the buyer's.
create table gift (
  order_id uuid primary key,
  buyer bigint not null,
  -- SHA-256 of the token in force
  link text collate "C" not null,
  -- how many links there were
  links integer not null,
  -- sealed under the buyer's key
  message jsonb,
  goods jsonb not null,
  ready_at timestamptz,
  taker bigint,
  taken_at timestamptz,
  -- when what was paid began to go back
  gone_at timestamptz,
  position bigint not null
);

create index gift_of_taker on gift (taker) where taker is not null;

grant select, insert, update, delete on gift to ${application};
