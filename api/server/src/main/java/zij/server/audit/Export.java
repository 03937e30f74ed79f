package zij.server.audit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import zij.language.TelegramUserId;
import zij.ledger.log.Hash;
import zij.ledger.log.LogReader;
import zij.ledger.log.ProofWalk;
import zij.ledger.log.StoredEntry;
import zij.query.audit.Entries;
import zij.query.audit.EntryFilter;
import zij.query.audit.LedgerEntry;

/**
 * Hands out everything that was asked for, however much it is, a piece at a time: between two
 * pieces it holds neither a connection nor a transaction, so a slow reader costs nothing but a
 * thread. That the pieces fit together follows from the log, which only grows. Thread-safe.
 */
@Component
class Export {
  /** Entries in memory at once; each has at most 64 KiB. */
  static final int PIECE = 200;

  /** Exports at the same time on one server, of different auditors. */
  static final int MAX_RUNNING = 4;

  private final Entries entries;
  private final LogReader log;
  private final Set<TelegramUserId> running = new HashSet<>();

  Export(Entries entries, LogReader log) {
    this.entries = entries;
    this.log = log;
  }

  /** Begins an export, to be ended by {@link #end}; false if this has to wait. */
  synchronized boolean begin(TelegramUserId auditor) {
    return running.size() < MAX_RUNNING && running.add(auditor);
  }

  synchronized void end(TelegramUserId auditor) {
    running.remove(auditor);
  }

  /** How far an export came. */
  static final class Progress {
    private boolean begun;
    private long rows;
    private boolean whole;

    /** Whether anything was written, so that nothing else can be answered any more. */
    boolean begun() {
      return begun;
    }

    long rows() {
      return rows;
    }

    boolean whole() {
      return whole;
    }
  }

  /** The piece that an export begins with; if it takes too long, nothing is sent yet. */
  List<LedgerEntry> first(EntryFilter filter, long asOf) {
    return entries.list(filter, asOf, Entries.Sort.OLDEST, null, PIECE);
  }

  /**
   * Writes an export.
   *
   * @param first what {@link #first} answered
   * @param treeSize of the checkpoint in the head
   * @param progress told after every piece that the reader's side took
   * @throws IOException if the reader went away
   */
  void write(
      List<LedgerEntry> first,
      EntryFilter filter,
      ExportFile.Head head,
      long treeSize,
      ExportFile file,
      Progress progress)
      throws IOException {
    ProofWalk proofs = new ProofWalk(log, treeSize);
    progress.begun = true;
    file.head(head);
    List<LedgerEntry> piece = first;
    while (true) {
      write(piece, head.proofs() ? proofs : null, file);
      file.flush();
      progress.rows += piece.size();
      if (piece.size() < PIECE) break;
      Long after = piece.getLast().position();
      piece = entries.list(filter, head.asOf(), Entries.Sort.OLDEST, after, PIECE);
    }
    file.foot(progress.rows);
    file.flush();
    progress.whole = true;
  }

  private void write(List<LedgerEntry> piece, @Nullable ProofWalk proofs, ExportFile file)
      throws IOException {
    List<Long> positions = new ArrayList<>(piece.size());
    piece.forEach(entry -> positions.add(entry.position()));
    List<StoredEntry> stored = log.among(positions);
    if (stored.size() != piece.size()) {
      throw new IllegalStateException("entries were found that the log does not have");
    }
    for (int i = 0; i < piece.size(); i++) {
      List<Hash> path = proofs == null ? List.of() : proofs.inclusion(positions.get(i));
      file.entry(piece.get(i), stored.get(i), path);
    }
  }
}
