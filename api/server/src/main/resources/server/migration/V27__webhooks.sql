-- The secrets with which what other systems are told is signed, sealed under a key of the shop's.
create table vault.webhook_secret (
  webhook_id uuid not null,
  number bigint generated always as identity,
  sealed bytea not null,
  made_at timestamptz not null,
  -- from when on it signs nothing; null for the newest
  ends_at timestamptz,
  primary key (webhook_id, number)
);

-- How far each address was told. The log itself is the queue.
create table server.webhook_progress (
  webhook_id uuid primary key,
  -- position in the log of what is looked at next
  next_position bigint not null check (next_position >= 0),
  -- how often it was tried to tell what is there, and since when
  attempts int not null default 0,
  first_tried_at timestamptz,
  next_try_at timestamptz not null,
  -- since when nothing arrived at all; null while all is well
  failing_since timestamptz,
  -- which server tells it, and until when it does so alone; null while nobody does
  leased_by text,
  leased_until timestamptz
);

-- What was told, and how it went: the last word on each.
create table server.webhook_delivery (
  number bigint generated always as identity primary key,
  webhook_id uuid not null,
  message_id text not null,
  -- position in the log; null for a test
  position bigint,
  type text not null,
  state text not null check (state in ('delivered', 'retrying', 'given_up')),
  attempts int not null,
  status int,
  failure text,
  answer text not null,
  took_ms int not null,
  first_at timestamptz not null,
  last_at timestamptz not null,
  unique (webhook_id, message_id)
);

create index webhook_delivery_by_age on server.webhook_delivery (last_at);
create index webhook_delivery_of_webhook on server.webhook_delivery (webhook_id, number);

grant select, insert, update (ends_at), delete on vault.webhook_secret to ${application};
grant select, insert, update, delete on server.webhook_progress to ${application};
grant select, insert, update, delete on server.webhook_delivery to ${application};
