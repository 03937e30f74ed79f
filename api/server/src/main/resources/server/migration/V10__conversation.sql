-- Where people are in their conversations with the bot. Nothing of what they said, and nothing for
-- longer than it is waited for. Erased with the person.
create table conversation (
  user_id bigint primary key,
  state text not null,
  -- an order or a case
  about uuid,
  lasts_until timestamptz not null
);

create index conversation_lasts_until on conversation (lasts_until);

grant select, insert, update, delete on conversation to ${application};
