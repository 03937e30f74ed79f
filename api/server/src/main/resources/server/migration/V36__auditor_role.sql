-- Auditors' questions are asked as a role that sees the log, what it is searched by, the book, the
-- orders and what was reconciled, and nothing else: no carts, no keys, no cases, no figures, and it
-- changes nothing. Nobody logs in as it; the server's role takes it on (decision 49).
do $$ begin
  create role ${auditor} nologin nosuperuser nocreatedb nocreaterole;
exception
  when duplicate_object or unique_violation then null; -- of another database of this cluster
end $$;

grant ${auditor} to ${application} with inherit false, set true;
grant usage on schema ledger, book, query to ${auditor};
grant select on ledger.event, ledger.node, ledger.head, ledger.checkpoint, ledger.cosignature,
  ledger.witness to ${auditor};
grant select on book.posting, book.head, book.hold to ${auditor};
grant select on query.entry, query.customer_order, query.gift, query.credit_entry, query.product,
  query.star_movement, query.difference to ${auditor};

create policy audit on query.customer_order for select to ${auditor} using (true);
create policy audit on query.gift for select to ${auditor} using (true);
create policy audit on query.credit_entry for select to ${auditor} using (true);
