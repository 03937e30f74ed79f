package zij.server.audit;

import java.io.IOException;
import java.util.List;
import zij.ledger.log.Hash;
import zij.ledger.log.StoredEntry;
import zij.query.audit.LedgerEntry;

/** The form of an export: a head, an entry each, and a foot without which it is not whole. */
interface ExportFile {
  /**
   * What an export is of.
   *
   * @param query what was asked for, as in the address
   * @param asOf how many entries the log had
   * @param checkpoint the signed note that all proofs lead to
   * @param proofs whether every entry comes with its proof
   */
  record Head(String query, long asOf, String checkpoint, boolean proofs) {}

  void head(Head head) throws IOException;

  /**
   * One entry.
   *
   * @param path its inclusion proof; empty if none is wanted, or if the log has one entry
   */
  void entry(LedgerEntry entry, StoredEntry stored, List<Hash> path) throws IOException;

  /** The end, after so many entries. */
  void foot(long entries) throws IOException;

  /** Hands on what was written so far. */
  void flush() throws IOException;
}
