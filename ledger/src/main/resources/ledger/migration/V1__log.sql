-- The log: events that are the leaves of a Merkle tree (RFC 6962), its inner nodes, its signed heads.
-- Everything is written through the functions below; rows are never changed or removed.

create table ledger.event (
    position       bigint primary key check (position >= 0),
    event_id       text collate "C" not null,
    aggregate_type text collate "C" not null,
    aggregate_id   text collate "C" not null,
    sequence       bigint not null check (sequence >= 0),
    type           text collate "C" not null,
    revision       text collate "C" not null,
    at_nanos       bigint not null,
    payload        bytea not null,
    metadata       bytea not null,
    salt           bytea not null check (length(salt) = 16),
    leaf_hash      bytea not null check (length(leaf_hash) = 32),
    constraint event_id_once unique (event_id),
    constraint event_sequence_once unique (aggregate_id, sequence)
);
comment on table ledger.event is 'One row per event; position is the leaf index, dense from 0';
comment on column ledger.event.at_nanos is 'Nanoseconds since 1970-01-01T00:00Z, exactly as hashed';

-- Times nearly follow positions, so a few pages of BRIN replace a second large B-tree.
create index event_at on ledger.event using brin (at_nanos) with (pages_per_range = 32);

create table ledger.node (
    level smallint not null check (level between 1 and 7),
    index bigint not null check (index >= 0),
    hash  bytea not null check (length(hash) = 32),
    primary key (level, index)
);
comment on table ledger.node is 'Root of the 256^level leaves from leaf index * 256^level on';

create table ledger.head (
    single   boolean primary key default true check (single),
    size     bigint not null check (size >= 0),
    frontier bytea not null
) with (fillfactor = 10);
comment on table ledger.head is 'How many leaves there are, and the roots of the perfect subtrees';
insert into ledger.head (size, frontier) values (0, '');

create table ledger.checkpoint (
    size bigint primary key check (size >= 0),
    root bytea not null check (length(root) = 32),
    note text not null,
    at   timestamptz not null default clock_timestamp()
);
comment on table ledger.checkpoint is 'Heads of the tree that were signed, as C2SP signed notes';

create function ledger.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'ledger.% is append-only: % refused', tg_table_name, tg_op
        using errcode = 'restrict_violation';
end $$;

create trigger append_only before update or delete on ledger.event
    for each row execute function ledger.refuse_change();
create trigger append_only before update or delete on ledger.node
    for each row execute function ledger.refuse_change();
create trigger append_only before update or delete on ledger.checkpoint
    for each row execute function ledger.refuse_change();
create trigger not_emptied before truncate on ledger.event
    for each statement execute function ledger.refuse_change();
create trigger not_emptied before truncate on ledger.node
    for each statement execute function ledger.refuse_change();
create trigger not_emptied before truncate on ledger.checkpoint
    for each statement execute function ledger.refuse_change();

-- Moves the head from expected_size and stores the events behind it, in one statement and so in one
-- round trip. Answers false, having done nothing, if the head is not there any more.
create function ledger.append(
    expected_size bigint, new_frontier bytea,
    event_ids text[], aggregate_types text[], aggregate_ids text[], sequences bigint[],
    types text[], revisions text[], at_nanos bigint[],
    payloads bytea[], metadata bytea[], salts bytea[], leaf_hashes bytea[],
    node_levels smallint[], node_indexes bigint[], node_hashes bytea[]
) returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    new_size constant bigint := expected_size + cardinality(event_ids);
begin
    update ledger.head set size = new_size, frontier = new_frontier where size = expected_size;
    if not found then
        return false;
    end if;
    insert into ledger.event
    select expected_size + e.nth - 1, e.event_id, e.aggregate_type, e.aggregate_id, e.sequence,
           e.type, e.revision, e.at_nanos, e.payload, e.metadata, e.salt, e.leaf_hash
    from unnest(event_ids, aggregate_types, aggregate_ids, sequences, types, revisions, at_nanos,
                payloads, metadata, salts, leaf_hashes)
         with ordinality as e(event_id, aggregate_type, aggregate_id, sequence, type, revision,
                              at_nanos, payload, metadata, salt, leaf_hash, nth);
    if cardinality(node_levels) > 0 then
        insert into ledger.node
        select * from unnest(node_levels, node_indexes, node_hashes);
    end if;
    perform pg_notify('zij_ledger', new_size::text);
    return true;
end $$;

-- The head, locked until the end of the transaction, for an appender that lost the race for it.
create function ledger.lock_head(out size bigint, out frontier bytea)
language sql security definer set search_path = pg_catalog, pg_temp as $$
    select h.size, h.frontier from ledger.head h for update
$$;

revoke all on function ledger.append, ledger.lock_head, ledger.refuse_change from public;
