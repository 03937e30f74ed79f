-- By which state the last update of a chat was judged, so that the same update, when Telegram
-- repeats it, is judged alike whatever was said meanwhile; and a version, because the chat and the
-- shop's answers change a conversation at the same time.
alter table conversation
  add column version bigint not null default 0,
  add column judged_update bigint,
  add column judged_state text,
  add column judged_about uuid,
  -- what followed from it is in the state already
  add column judged_settled boolean not null default false;
