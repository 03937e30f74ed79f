-- Every version of the shop's terms that was ever in force, so that a consent can be read years later.
create table terms (
  version bytea not null check (length(version) = 32),
  language text collate "C" not null,
  text text not null,
  first_seen timestamptz not null,
  primary key (version, language)
);
grant select, insert on terms to ${application};

-- Who has agreed to which version, and which evidence in the log says so. Erased with the person.
create table consent (
  user_id bigint not null,
  version bytea not null check (length(version) = 32),
  evidence bytea not null check (length(evidence) = 32),
  primary key (user_id, version)
);
grant select, insert, delete on consent to ${application};

-- The vault's master key can be changed: what shows that it is the right one changes with it.
grant update (probe) on vault.master to ${application};

-- How far the log's checkpoints were posted in a Telegram channel; one server takes the next.
create table channel_post (
  channel text collate "C" primary key,
  size bigint not null,
  posted_at timestamptz not null
);
grant select, insert, update on channel_post to ${application};
