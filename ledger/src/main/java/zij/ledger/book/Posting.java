package zij.ledger.book;

/**
 * One side of a transaction.
 *
 * @param amount above zero for a debit, below for a credit
 */
public record Posting(Account account, Asset asset, Amount amount) {}
