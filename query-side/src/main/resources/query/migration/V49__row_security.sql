-- Buyers' requests see their own rows alone, whatever the server asks for: they read as a role of
-- their own, and say for each transaction whose request it is. Nobody logs in as that role; the
-- server's role takes it on (decision 49).
do $$ begin
  create role ${reader} nologin nosuperuser nocreatedb nocreaterole;
exception
  when duplicate_object or unique_violation then null; -- of another database of this cluster
end $$;

grant ${reader} to ${application} with inherit false, set true;
grant usage on schema query to ${reader};

-- Who asks; null, which is nobody, if that was not said.
create function me() returns bigint
  language sql stable parallel safe
  return nullif(current_setting('zij.user', true), '')::bigint;

-- What everybody may see.
grant select on product, category, stock, article to ${reader};

-- What is somebody's own.
grant select
  on customer_order, gift, subscription, subscription_payment, credit_account, credit_entry,
     parcel, parcel_surplus, membership
  to ${reader};

create policy own on customer_order for select to ${reader}
  using (
    buyer = (select query.me())
    or order_id in (select g.order_id from query.gift g where g.taker = (select query.me()))
  );
create policy own on gift for select to ${reader}
  using (buyer = (select query.me()) or taker = (select query.me()));
create policy own on subscription for select to ${reader} using (buyer = (select query.me()));
create policy own on subscription_payment for select to ${reader}
  using (
    order_id in (select s.order_id from query.subscription s where s.buyer = (select query.me()))
  );
create policy own on credit_account for select to ${reader} using (buyer = (select query.me()));
create policy own on credit_entry for select to ${reader} using (buyer = (select query.me()));
create policy own on parcel for select to ${reader} using (buyer = (select query.me()));
create policy own on parcel_surplus for select to ${reader}
  using (order_id in (select p.order_id from query.parcel p where p.buyer = (select query.me())));
create policy own on membership for select to ${reader} using (person = (select query.me()));

-- Who projects and who works for the shop has all rows.
do $$
declare
  personal text;
begin
  foreach personal in array array[
    'customer_order', 'gift', 'subscription', 'subscription_payment', 'credit_account',
    'credit_entry', 'parcel', 'parcel_surplus', 'membership']
  loop
    execute format('alter table %I enable row level security', personal);
    execute format(
      'create policy shop on %I to ${application} using (true) with check (true)', personal);
  end loop;
end $$;
