-- Private chats to which somebody of the shop has added the bot, with all that it needs there: what
-- the desk offers to choose from. Telegram is asked again before a product delivers one.
create table bot_chat (
  chat_id bigint primary key,
  title text not null,
  changed_at timestamptz not null
);

grant select, insert, update, delete on bot_chat to ${application};
