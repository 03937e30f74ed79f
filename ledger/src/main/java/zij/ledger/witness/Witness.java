package zij.ledger.witness;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import zij.ledger.log.Checkpoint;
import zij.ledger.log.Cosigner;
import zij.ledger.log.CosignerKey;
import zij.ledger.log.Hash;
import zij.ledger.log.MerkleProof;
import zij.ledger.log.SignedNote;
import zij.ledger.log.VerifierKey;

/**
 * Cosigns what extends all that it has cosigned of a log, and nothing else (C2SP tlog-witness). The
 * new head is on the disk before its cosignature leaves. Thread-safe; a folder must have one
 * witness only.
 */
public final class Witness {
  /** What came of a request, with the specification's status. */
  public sealed interface Answer {
    /** 200: the cosignature's line. */
    record Cosigned(String line) implements Answer {}

    /** 409: the old size is not that of the last cosigned checkpoint, which is this. */
    record Behind(long size) implements Answer {}

    /** 409: another head of the same size was cosigned before. The log has forked. */
    record Forked(long size) implements Answer {}

    /** 400. */
    record Malformed(String why) implements Answer {}

    /** 403: no key that is trusted for this origin has signed the checkpoint. */
    record Untrusted() implements Answer {}

    /** 404. */
    record UnknownLog(String origin) implements Answer {}

    /** 422: the proof does not show that the checkpoint extends the last one. */
    record Unproven() implements Answer {}
  }

  private record Head(long size, Hash root, @Nullable String note) {
    static final Head NONE = new Head(0, Hash.EMPTY_ROOT, null);
  }

  /** One log's keys and head; its monitor orders the requests. */
  private static final class Log {
    private final List<VerifierKey> keys = new ArrayList<>();
    private Head head = Head.NONE;
  }

  private final Cosigner cosigner;
  private final InstantSource clock;
  private final Heads heads;
  private final Map<String, Log> logs = new HashMap<>();

  /**
   * A witness with its memory.
   *
   * @param keys of the logs; several of one origin are all trusted, as when a log changes its key
   * @param folder where the heads are kept
   * @throws IOException if what is kept cannot be read
   * @throws IllegalArgumentException if it is not what a witness has kept
   */
  public Witness(Cosigner cosigner, List<VerifierKey> keys, Path folder, InstantSource clock)
      throws IOException {
    this.cosigner = cosigner;
    this.clock = clock;
    this.heads = new Heads(folder);
    for (var key : keys) {
      logs.computeIfAbsent(key.name(), _ -> new Log()).keys.add(key);
    }
    for (var log : logs.entrySet()) {
      log.getValue().head =
          heads.note(log.getKey()).map(note -> kept(log.getKey(), note)).orElse(Head.NONE);
    }
  }

  /** Not verified anew: the key that signed it may be out of use by now. */
  private static Head kept(String origin, String note) {
    var checkpoint = Checkpoint.parse(SignedNote.unverifiedText(note));
    if (!checkpoint.origin().equals(origin)) {
      throw new IllegalArgumentException("what is kept of " + origin + " is of another log");
    }
    return new Head(checkpoint.size(), checkpoint.root(), note);
  }

  /** The key of its cosignatures. */
  public CosignerKey key() {
    return cosigner.key();
  }

  /** The last cosigned checkpoint of a log. */
  public Optional<String> newest(String origin) {
    var log = logs.get(origin);
    if (log == null) {
      return Optional.empty();
    }
    synchronized (log) {
      return Optional.ofNullable(log.head.note);
    }
  }

  /**
   * Cosigns the checkpoint, if it may.
   *
   * @throws IOException if the new head cannot be kept; then it is not cosigned
   */
  public Answer add(AddCheckpoint request) throws IOException {
    String origin;
    try {
      origin = SignedNote.unverifiedText(request.note()).split("\n", 2)[0];
    } catch (IllegalArgumentException e) {
      return new Answer.Malformed(String.valueOf(e.getMessage()));
    }
    var log = logs.get(origin);
    if (log == null) {
      return new Answer.UnknownLog(origin);
    }
    var text = verified(request.note(), log.keys);
    if (text.isEmpty()) {
      return new Answer.Untrusted();
    }
    Checkpoint checkpoint;
    try {
      checkpoint = Checkpoint.parse(text.get());
    } catch (IllegalArgumentException e) {
      return new Answer.Malformed(String.valueOf(e.getMessage()));
    }
    if (request.oldSize() > checkpoint.size()) {
      return new Answer.Malformed("the old size is larger than the checkpoint's");
    }
    synchronized (log) {
      return add(log, checkpoint, text.get(), request);
    }
  }

  private static Optional<String> verified(String note, List<VerifierKey> keys) {
    for (var key : keys) {
      try {
        return Optional.of(SignedNote.open(note, key));
      } catch (IllegalArgumentException e) {
        // By another key, perhaps.
      }
    }
    return Optional.empty();
  }

  private Answer add(Log log, Checkpoint checkpoint, String text, AddCheckpoint request)
      throws IOException {
    var head = log.head;
    if (request.oldSize() != head.size) {
      return new Answer.Behind(head.size);
    }
    boolean isSameSize = checkpoint.size() == head.size;
    if (isSameSize && !checkpoint.root().equals(head.root)) {
      return new Answer.Forked(head.size);
    }
    if (!MerkleProof.extendsTree(
        head.size, head.root, checkpoint.size(), checkpoint.root(), request.proof())) {
      return new Answer.Unproven();
    }
    if (!isSameSize || head.note == null) {
      heads.put(checkpoint.origin(), request.note());
      log.head = new Head(checkpoint.size(), checkpoint.root(), request.note());
    }
    return new Answer.Cosigned(cosigner.cosign(text, clock.instant()).line());
  }
}
