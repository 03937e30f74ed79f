-- Which entries posted to an account, along the log.
create index posting_of_account_by_position on book.posting (account, person, position);
