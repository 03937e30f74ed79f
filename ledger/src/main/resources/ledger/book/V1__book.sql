-- The book: double entry over the log. Everything in it follows from the log and from the holds that
-- were declared, so it can be recomputed. Rows are never changed or removed.

create table book.posting (
    position     bigint not null check (position >= 0),
    index        smallint not null check (index >= 0),
    line         smallint not null check (line >= 0),
    kind         text collate "C" not null,
    order_id     uuid,
    charge       text collate "C",
    effective_at timestamptz not null,
    account      text collate "C" not null,
    person       bigint,
    asset        text collate "C" not null,
    amount       numeric(28, 9) not null,
    primary key (position, index, line),
    check ((person is not null) = (account in ('buyer', 'store-credit')))
);
comment on table book.posting is 'One side of a transaction; (position, index) is the transaction';
comment on column book.posting.position is 'Log entry that it follows from';
comment on column book.posting.effective_at is 'From when on it counts';
comment on column book.posting.person is 'Telegram user whose account it is';
comment on column book.posting.amount is 'Above zero: debit. Below: credit';

-- A statement is read along this.
create index posting_of_account
    on book.posting (account, person, effective_at, position, index, line);
create index posting_of_order on book.posting (order_id, position, index, line);

create table book.head (
    single   boolean primary key default true check (single),
    position bigint not null check (position >= -1)
) with (fillfactor = 10);
comment on table book.head is 'Newest log position whose postings are all here; -1 before the first';
insert into book.head (position) values (-1);

create table book.hold (
    nth           bigint generated always as identity primary key,
    from_position bigint not null check (from_position >= 0),
    seconds       bigint not null check (seconds >= 0)
);
comment on table book.hold is 'How long Stars are held, for payments from a log position on';

create function book.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'book.% is append-only: % refused', tg_table_name, tg_op
        using errcode = 'restrict_violation';
end $$;

create trigger append_only before update or delete on book.posting
    for each row execute function book.refuse_change();
create trigger append_only before update or delete on book.hold
    for each row execute function book.refuse_change();
create trigger not_emptied before truncate on book.posting
    for each statement execute function book.refuse_change();
create trigger not_emptied before truncate on book.hold
    for each statement execute function book.refuse_change();

-- Whoever inserts, the owner too: whole transactions in one statement, and each of them balanced.
create function book.refuse_unbalanced() returns trigger language plpgsql as $$
declare
    wrong record;
begin
    select position, index, asset, sum(amount) as sum into wrong
    from added group by position, index, asset having sum(amount) <> 0 limit 1;
    if found then
        raise exception 'transaction %/% is not balanced: % % over',
            wrong.position, wrong.index, wrong.sum, wrong.asset
            using errcode = 'check_violation';
    end if;
    return null;
end $$;

create trigger balanced after insert on book.posting
    referencing new table as added
    for each statement execute function book.refuse_unbalanced();

-- Posts everything up to a log position, in one statement and so in one round trip. What is behind
-- the head already is passed over, so repeating is harmless. The holds that the caller reckoned with
-- must be all there are.
create function book.post(
    up_to bigint, known_holds bigint,
    positions bigint[], indexes smallint[], lines smallint[], kinds text[], orders uuid[],
    charges text[], effective_ats timestamptz[], accounts text[], persons bigint[], assets text[],
    amounts numeric[]
) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    done bigint;
begin
    select h.position into strict done from book.head h for update;
    if up_to <= done then
        return;
    end if;
    if cardinality(positions) > 0 then
        if known_holds <> (select count(*) from book.hold) then
            raise exception 'another hold was declared meanwhile'
                using errcode = 'serialization_failure';
        end if;
        insert into book.posting
        select p.* from unnest(positions, indexes, lines, kinds, orders, charges, effective_ats,
                               accounts, persons, assets, amounts)
            as p(position, index, line, kind, order_id, charge, effective_at, account, person,
                 asset, amount)
        where p.position > done and p.position <= up_to;
    end if;
    update book.head set position = up_to;
end $$;

-- For payments behind the head from now on. What is declared already is not declared again.
create function book.declare_hold(hold_seconds bigint)
returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    done bigint;
begin
    select h.position into strict done from book.head h for update;
    if hold_seconds is distinct from
            (select h.seconds from book.hold h order by h.nth desc limit 1) then
        insert into book.hold (from_position, seconds) values (done + 1, hold_seconds);
    end if;
end $$;

revoke all on function book.post, book.declare_hold, book.refuse_change, book.refuse_unbalanced
    from public;
