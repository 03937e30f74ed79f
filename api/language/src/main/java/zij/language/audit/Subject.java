package zij.language.audit;

/** What an auditor looked into. The names are stored for ever. */
public enum Subject {
  /** Entries by criteria, a page at a time. */
  QUERY,
  /** One entry whole, or its proof. */
  ENTRY,
  /** Everything that happened to one order. */
  STORY,
  /** What a word in the search box may mean. */
  SEARCH,
  /** Entries by criteria, all in one file. */
  EXPORT,
  /** What stands behind a purchase: sign-in, payment, consent. */
  EVIDENCE,
  /** The book: accounts, balances, statements. */
  ACCOUNTS,
  /** What Telegram knows beside what the log knows. */
  RECONCILIATION,
  /** Checkpoints, witnesses, proofs. */
  CHECKPOINTS,
  /** Entries as the log's own files hold them. */
  BUNDLE
}
