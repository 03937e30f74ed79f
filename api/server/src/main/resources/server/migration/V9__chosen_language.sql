-- The language that a person chose for the chat with the bot. Erased with the person.
create table chosen_language (
  user_id bigint primary key,
  language text not null,
  chosen_at timestamptz not null
);

grant select, insert, update, delete on chosen_language to ${application};
