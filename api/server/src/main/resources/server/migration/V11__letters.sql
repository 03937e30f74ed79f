-- What failed for good, whoever it was that failed, under one numbering, for people to decide about.

create sequence letter_number;

-- The salt is hashed with the content for the log, so that nobody can guess names out of the hash.
alter table dead_letter add column number bigint not null default nextval('server.letter_number');
alter table dead_letter add column salt uuid not null default gen_random_uuid();
create unique index dead_letter_number on dead_letter (number);

alter table dead_update add column number bigint not null default nextval('server.letter_number');
alter table dead_update add column salt uuid not null default gen_random_uuid();
create unique index dead_update_number on dead_update (number);

-- Waiting letters in one shape. `subject` is what an event happened to, or who an update is from;
-- `ahead` counts the letters that have to be done before.
create view letter as
select d.number, 'REACTION' as kind, d.processing_group as reaction, d.payload_type as type,
  d.aggregate_id as subject, d.event_id, convert_from(d.payload, 'UTF8') as content,
  coalesce(d.cause_message, d.cause_type, '') as cause, d.enqueued_at::timestamptz as since,
  (select count(*) from dead_letter b
    where b.processing_group = d.processing_group and b.sequence_id = d.sequence_id
      and b.sequence_index < d.sequence_index) as ahead,
  d.salt
from dead_letter d
union all
select u.number, 'UPDATE', null,
  substring(u.raw from '"(successful_payment|refunded_payment|pre_checkout_query)"'),
  substring(u.raw from '"from"\s*:\s*\{\s*"id"\s*:\s*([0-9]{1,19})'), null, u.raw, u.reason,
  u.received_at, 0, u.salt
from dead_update u;

-- What people gave up, as it was. The decisions are in the log; here is what they are about.
create table discarded_letter (
  number bigint primary key,
  kind text not null,
  reaction text,
  type text,
  subject text,
  event_id text,
  content text not null,
  salt uuid, -- goes with the names of a person who is erased
  cause text not null,
  since timestamptz not null,
  why text not null,
  discarded_by bigint not null,
  discarded_at timestamptz not null
);

grant usage on sequence letter_number to ${application};
grant select on letter to ${application};
grant select, insert, update (content, salt) on discarded_letter to ${application};
