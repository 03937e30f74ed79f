-- What the mini apps tell of their visits. No projection of the log: it is kept for a while, a
-- partition per day, and then dropped.
create table telemetry (
  -- UTC day of "at": the partition
  day date not null,
  visit uuid not null,
  seq integer not null,
  at timestamptz not null,
  kind text collate "C" not null,
  app text collate "C" not null,
  -- keyed hash of the Telegram id, if the visit was signed in
  person bytea,
  -- how many visits this one stands for: one over the sampling rate
  weight real not null,
  language text collate "C" not null,
  platform text collate "C" not null,
  telegram text collate "C" not null,
  webview text collate "C" not null,
  app_version text collate "C" not null,
  source text collate "C" not null,
  product text collate "C",
  order_id uuid,
  value double precision,
  detail text,
  primary key (visit, seq, day)
) partition by range (day);

create index telemetry_of_person on telemetry (person) where person is not null;
create index telemetry_of_order on telemetry (order_id) where order_id is not null;
create index telemetry_by_kind on telemetry (kind, at);

-- How sign-ins ended, as the server saw it: the hour and what came of it.
create table sign_in (
  hour timestamptz not null,
  result text not null,
  attempts bigint not null,
  primary key (hour, result)
);

-- The application may make and drop these partitions, and no other table.
create function make_telemetry_days(first date, last date) returns integer
language plpgsql security definer set search_path = query, pg_temp as $$
declare
  d date;
  made integer := 0;
begin
  if last - first > 800 then raise exception 'too many days: % to %', first, last; end if;
  perform pg_advisory_xact_lock(hashtext('query.telemetry'));
  for d in select generate_series(first, last, interval '1 day')::date loop
    if to_regclass('query.telemetry_' || to_char(d, 'YYYYMMDD')) is null then
      execute format('create table %I partition of telemetry for values from (%L) to (%L)',
        'telemetry_' || to_char(d, 'YYYYMMDD'), d, d + 1);
      made := made + 1;
    end if;
  end loop;
  return made;
end $$;

create function drop_telemetry_days(before date) returns integer
language plpgsql security definer set search_path = query, pg_temp as $$
declare
  name text;
  dropped integer := 0;
begin
  perform pg_advisory_xact_lock(hashtext('query.telemetry'));
  for name in
    select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
    where i.inhparent = 'telemetry'::regclass
      and c.relname < 'telemetry_' || to_char(before, 'YYYYMMDD')
    order by c.relname
  loop
    execute format('drop table %I', name);
    dropped := dropped + 1;
  end loop;
  return dropped;
end $$;

revoke all on function make_telemetry_days(date, date), drop_telemetry_days(date) from public;
grant execute on function make_telemetry_days(date, date), drop_telemetry_days(date)
  to ${application};
grant select, insert, delete on telemetry to ${application};
grant select, insert, update, delete on sign_in to ${application};

-- Rows of orders lie nearly in the order in which orders were placed.
create index customer_order_placed on customer_order using brin (placed_at)
  with (pages_per_range = 32);
