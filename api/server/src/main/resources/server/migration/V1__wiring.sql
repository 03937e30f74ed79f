-- What the server itself has to keep: Axon's bookkeeping, who signed in by what, and updates that
-- could not be understood.

create table token_entry (
  processor_name text not null,
  segment integer not null,
  token bytea,
  token_type text,
  timestamp text,
  owner text,
  primary key (processor_name, segment)
);

create table dead_letter (
  dead_letter_id text primary key,
  processing_group text not null,
  sequence_id text not null,
  sequence_index bigint not null,
  message_type text not null,
  event_id text not null,
  timestamp text not null,
  payload_type text not null,
  payload_revision text,
  payload bytea not null,
  metadata bytea,
  aggregate_type text,
  aggregate_id text,
  sequence_number bigint,
  token_type text,
  token bytea,
  enqueued_at text not null,
  last_touched text,
  processing_started text,
  cause_type text,
  cause_message varchar(1023),
  diagnostics bytea,
  unique (processing_group, sequence_id, sequence_index)
);

create index dead_letter_sequence on dead_letter (processing_group, sequence_id);

-- The signed initData behind each sign-in; events refer to it by its hash.
create table sign_in_evidence (
  init_data_sha256 bytea primary key,
  user_id bigint not null,
  init_data text not null,
  first_seen timestamptz not null
);

-- Updates that were acknowledged to Telegram but could not be handled; a person has to look.
create table dead_update (
  id bigint generated always as identity primary key,
  update_id bigint,
  raw text not null,
  reason text not null,
  received_at timestamptz not null
);

grant usage on schema server to ${application};
grant select, insert, update, delete on token_entry, dead_letter to ${application};
grant select, insert on sign_in_evidence to ${application};
grant select, insert, delete on dead_update to ${application};
