-- Places in private chats that orders deliver: one row for each order and chat.
create table membership (
  -- as it stands in the log
  membership_id text primary key,
  order_id uuid not null,
  chat_id bigint not null,
  person bigint not null,
  title text not null,
  -- null while it is being made, and when it is worth nothing any more
  link text,
  opened_at timestamptz not null,
  -- when the person was let in last
  admitted_at timestamptz,
  -- whether the person was, ever: also before it ended and was opened anew
  let_in boolean not null default false,
  ended_at timestamptz,
  position bigint not null
);

create index membership_of_order on membership (order_id);
create index membership_of_person on membership (person, chat_id);

grant select, insert, update, delete on membership to ${application};
