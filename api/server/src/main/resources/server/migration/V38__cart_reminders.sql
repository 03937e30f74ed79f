-- Who wants to be reminded of what they left in their cart, and when they were: once for each cart.
create table cart_reminder (
  buyer bigint primary key,
  wanted boolean not null,
  language text not null,
  wanted_at timestamptz not null,
  reminded_at timestamptz
);

grant select, insert, update, delete on cart_reminder to ${application};
