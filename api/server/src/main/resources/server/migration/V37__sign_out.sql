-- Up to when people ended all their sessions. Kept as long as something signed before may open one.
create table sign_out (
  user_id bigint primary key,
  signed_out_at timestamptz not null
);

create index sign_out_by_time on sign_out (signed_out_at);

grant select, insert, update, delete on sign_out to ${application};
