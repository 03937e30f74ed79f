-- What witnesses say of the log (C2SP tlog-cosignature), and how they are. Cosignatures are never
-- changed or removed; how a witness is, changes.

create table ledger.cosignature (
    size    bigint not null,
    witness text collate "C" not null,
    at      timestamptz not null,
    line    text not null check (length(line) <= 1000),
    primary key (size, witness)
);
comment on table ledger.cosignature is 'Verified signature lines of witnesses on checkpoints';
comment on column ledger.cosignature.witness is 'Its key: name+keyid+base64';
comment on column ledger.cosignature.at is 'By the witness''s clock, as it is signed';
create index cosignature_of_witness on ledger.cosignature (witness, size);

create table ledger.witness (
    witness    text collate "C" primary key,
    problem    text,
    detail     text,
    problem_at timestamptz,
    check ((problem is null) = (problem_at is null))
);
comment on table ledger.witness is 'Last problem with each witness, null once it answered well';

create trigger append_only before update or delete on ledger.cosignature
    for each row execute function ledger.refuse_change();
create trigger not_emptied before truncate on ledger.cosignature
    for each statement execute function ledger.refuse_change();
