create index entry_of_buyer on entry (buyer, position) where buyer is not null;
create index entry_of_type on entry (type, position);
create index entry_of_product on entry using gin (products) where products <> '{}';
create index entry_of_amount on entry (amount, position) where amount is not null;

-- Times nearly follow positions, so a few pages are enough.
create index entry_at on entry using brin (at) with (pages_per_range = 32);
