package zij.ledger.log;

/**
 * An entry at its place in the log.
 *
 * @param position leaf index in the Merkle tree, dense from 0
 */
public record StoredEntry(long position, Entry entry) {}
