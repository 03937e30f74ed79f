-- Cases of support. What was written in them is here as it is in the log: sealed under the buyer's
-- key, and unreadable once that is destroyed.
create table support_case (
  case_id uuid primary key,
  buyer bigint not null,
  order_id uuid,
  language text not null,
  state text not null check (state in ('WAITING', 'ANSWERED', 'CLOSED')),
  taken_by bigint,
  messages integer not null,
  opened_at timestamptz not null,
  first_answer_at timestamptz,
  changed_at timestamptz not null,
  -- of the newest event: its place in lists
  position bigint not null unique
);

create index support_case_of_state on support_case (state, position desc);
create index support_case_of_buyer on support_case (buyer) where state <> 'CLOSED';
create index support_case_of_order on support_case (order_id) where order_id is not null;
create index support_case_opened on support_case (opened_at);

create table support_message (
  case_id uuid not null,
  position bigint not null,
  message_id text not null,
  author text not null check (author in ('BUYER', 'SHOP')),
  written_by bigint not null,
  generation integer not null,
  ciphertext text not null,
  written_at timestamptz not null,
  primary key (case_id, position)
);

grant select, insert, update, delete on support_case, support_message to ${application};
