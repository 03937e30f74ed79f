package zij.ledger.witness;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import zij.ledger.log.Checkpoints;
import zij.ledger.log.CosignerKey;
import zij.ledger.log.Quorum;
import zij.ledger.log.SignedCheckpoint;

/**
 * The checkpoints that the world is shown. With witnesses these are the ones that the quorum has
 * cosigned, and no others: while the quorum is missing the last one of them stays. Without
 * witnesses these are all that the log signs. Thread-safe.
 */
public final class PublishedCheckpoints {
  /**
   * How far the quorum has followed.
   *
   * @param signedSize of the newest checkpoint that the log has signed
   * @param publishedSize of the newest that the quorum has cosigned
   * @param missingSince since when a signed checkpoint waits for the quorum, null if none does
   */
  public record Progress(
      @Nullable Long signedSize, @Nullable Long publishedSize, @Nullable Instant missingSince) {}

  private static final long POLL_MS = 50;

  private final Checkpoints checkpoints;
  private final Cosignatures cosignatures;
  private final Quorum quorum;
  private final Duration patience;
  private final AtomicReference<@Nullable SignedCheckpoint> last = new AtomicReference<>();

  /**
   * Checkpoints as this quorum allows.
   *
   * @param patience how long {@link #covering} waits for the quorum
   */
  public PublishedCheckpoints(
      Checkpoints checkpoints, Cosignatures cosignatures, Quorum quorum, Duration patience) {
    this.checkpoints = checkpoints;
    this.cosignatures = cosignatures;
    this.quorum = quorum;
    this.patience = patience;
  }

  /** The witnesses that are trusted, and how many of them are needed. */
  public Quorum quorum() {
    return quorum;
  }

  /**
   * The newest one, with its cosignatures behind the log's signature; empty before the first.
   *
   * @throws IllegalStateException if the stored cosignatures are not those of the witnesses
   */
  public Optional<SignedCheckpoint> newest() {
    if (quorum.needed() == 0) {
      return checkpoints.latest();
    }
    var size = cosignatures.newestSize(quorum);
    return size.isEmpty() ? Optional.empty() : Optional.of(cosigned(size.getAsLong()));
  }

  /**
   * The newest one; before the first of them, waits a moment for it.
   *
   * @throws NotWitnessedException if there is none in time
   */
  public SignedCheckpoint awaitNewest() {
    return newest().orElseGet(() -> covering(-1));
  }

  private SignedCheckpoint cosigned(long size) {
    var signed =
        checkpoints
            .of(size)
            .orElseThrow(() -> new IllegalStateException("checkpoint " + size + " is missing"));
    var note = signed.note() + cosignatures.lines(size, quorum);
    var known = last.get();
    if (known != null && known.note().equals(note)) {
      return known;
    }
    try {
      var _ = quorum.require(note);
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException("the stored cosignatures do not hold: " + e.getMessage(), e);
    }
    var fresh = new SignedCheckpoint(signed.checkpoint(), note);
    last.set(fresh);
    return fresh;
  }

  /**
   * One that covers a position of the log; waits a moment for the quorum.
   *
   * @throws IllegalArgumentException if the log is not that long
   * @throws NotWitnessedException if the quorum has not cosigned one in time
   */
  public SignedCheckpoint covering(long position) {
    var signed = checkpoints.covering(position);
    if (quorum.needed() == 0) {
      return signed;
    }
    long end = System.nanoTime() + patience.toNanos();
    while (true) {
      var newest = newest();
      if (newest.isPresent() && newest.get().checkpoint().size() > position) {
        return newest.get();
      }
      if (System.nanoTime() - end > 0) {
        throw new NotWitnessedException(
            "position %d waits for %d witnesses".formatted(position, quorum.needed()));
      }
      pause();
    }
  }

  /**
   * One that covers a position, without waiting: the newest that the quorum has cosigned if it
   * does, else the log's newest with what witnesses have said of it so far. For those who are to
   * see everything.
   *
   * @throws IllegalArgumentException if the log is not that long
   */
  public SignedCheckpoint atOnce(long position) {
    if (quorum.needed() == 0) {
      return checkpoints.covering(position);
    }
    return newest()
        .filter(newest -> newest.checkpoint().size() > position)
        .orElseGet(() -> cosigned(List.of(checkpoints.covering(position))).getFirst());
  }

  /** The same checkpoints, each with what witnesses have said of it so far. */
  public List<SignedCheckpoint> cosigned(List<SignedCheckpoint> signed) {
    if (quorum.witnesses().isEmpty()) {
      return signed;
    }
    var sizes = signed.stream().map(it -> it.checkpoint().size()).toList();
    var lines = cosignatures.lines(sizes, quorum);
    return signed.stream()
        .map(it -> it.with(lines.getOrDefault(it.checkpoint().size(), List.of())))
        .toList();
  }

  private static void pause() {
    try {
      Thread.sleep(POLL_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NotWitnessedException("interrupted while waiting for the witnesses");
    }
  }

  /** How far the quorum has followed. */
  public Progress progress() {
    var signed = checkpoints.latest().map(it -> it.checkpoint().size()).orElse(null);
    if (quorum.needed() == 0) {
      return new Progress(signed, signed, null);
    }
    var published = cosignatures.newestSize(quorum);
    return new Progress(
        signed,
        published.isPresent() ? published.getAsLong() : null,
        cosignatures.firstSignedAfter(published.orElse(-1)).orElse(null));
  }

  /** How a witness is. */
  public Cosignatures.State state(CosignerKey witness) {
    return cosignatures.state(witness);
  }
}
