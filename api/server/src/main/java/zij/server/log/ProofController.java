package zij.server.log;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import zij.ledger.log.Checkpoints;
import zij.ledger.log.Hash;
import zij.ledger.log.Proofs;
import zij.ledger.log.SignedCheckpoint;
import zij.ledger.witness.PublishedCheckpoints;
import zij.server.problem.ProblemException;

/** Proofs about the log for anybody, ready-made; whoever trusts nobody makes them of the tiles. */
@RestController
@RequestMapping("/api/log")
@Tag(name = "log")
class ProofController {
  /**
   * That an entry is in the log of a size (RFC 9162 section 2.1.3). Hashes are base64.
   *
   * @param path siblings from the leaf up
   * @param checkpoint the signed note of exactly this size, null if none was signed
   */
  record Inclusion(
      long position,
      long size,
      String leaf,
      List<String> path,
      String root,
      @Nullable String checkpoint) {}

  /**
   * That the log of a size is the beginning of that of another (RFC 9162 section 2.1.4). Hashes are
   * base64.
   *
   * @param fromCheckpoint the signed note of exactly the old size, null if none was signed
   * @param toCheckpoint the signed note of exactly the new size, null if none was signed
   */
  record Consistency(
      long from,
      long to,
      String fromRoot,
      String toRoot,
      List<String> proof,
      @Nullable String fromCheckpoint,
      @Nullable String toCheckpoint) {}

  /** A checkpoint, its root in base64, its note as it was signed, and cosigned so far. */
  record Signed(long size, String root, String note, Instant at) {}

  /**
   * Checkpoints, the newest first.
   *
   * @param next cursor of the next page, null on the last one
   */
  record CheckpointPage(List<Signed> checkpoints, @Nullable String next) {}

  private final Proofs proofs;
  private final Checkpoints checkpoints;
  private final PublishedCheckpoints published;

  ProofController(Proofs proofs, Checkpoints checkpoints, PublishedCheckpoints published) {
    this.proofs = proofs;
    this.checkpoints = checkpoints;
    this.published = published;
  }

  /** 400 if the position is not within the size, 404 if the size is not signed yet. */
  @Operation(summary = "Proof that an entry is in the log of a size, the signed size by default")
  @SecurityRequirements
  @GetMapping("/proof/inclusion")
  Inclusion inclusion(
      @RequestParam long position, @RequestParam(required = false) @Nullable Long size) {
    long tree = size == null ? signedSize() : size;
    if (position < 0 || position >= tree) {
      throw ProblemException.parameter("position", "0 or more, and below size");
    }
    requireSigned(tree);
    return new Inclusion(
        position,
        tree,
        proofs.leaf(position).toBase64(),
        base64(proofs.inclusion(position, tree)),
        proofs.root(tree).toBase64(),
        note(tree));
  }

  /** 400 if the sizes are in the wrong order, 404 if the larger one is not signed yet. */
  @Operation(summary = "Proof that the log of a size begins with the log of a smaller one")
  @SecurityRequirements
  @GetMapping("/proof/consistency")
  Consistency consistency(
      @RequestParam long from, @RequestParam(required = false) @Nullable Long to) {
    long tree = to == null ? signedSize() : to;
    if (from < 0 || from > tree) {
      throw ProblemException.parameter("from", "0 or more, and at most to");
    }
    requireSigned(tree);
    return new Consistency(
        from,
        tree,
        proofs.root(from).toBase64(),
        proofs.root(tree).toBase64(),
        // The empty log is the beginning of every log; there is nothing to prove.
        from == 0 ? List.of() : base64(proofs.consistency(from, tree)),
        note(from),
        note(tree));
  }

  @Operation(summary = "Signed checkpoints, the newest first")
  @SecurityRequirements
  @GetMapping("/checkpoints")
  CheckpointPage page(
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(defaultValue = "20") int limit) {
    if (limit < 1 || limit > Checkpoints.MAX_PAGE) {
      throw ProblemException.parameter("limit", "1 to " + Checkpoints.MAX_PAGE);
    }
    if (cursor != null && !cursor.matches("[0-9]{1,18}")) {
      throw ProblemException.parameter("cursor", "what a page named as next");
    }
    OptionalLong before =
        cursor == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(cursor));
    List<Checkpoints.Dated> dated = checkpoints.before(before, limit);
    List<SignedCheckpoint> cosigned =
        published.cosigned(dated.stream().map(Checkpoints.Dated::signed).toList());
    List<Signed> page = new ArrayList<>();
    for (int i = 0; i < dated.size(); i++) {
      page.add(signed(cosigned.get(i), dated.get(i).at()));
    }
    String next = page.size() < limit ? null : Long.toString(page.getLast().size());
    return new CheckpointPage(page, next);
  }

  private static Signed signed(SignedCheckpoint signed, Instant at) {
    return new Signed(
        signed.checkpoint().size(), signed.checkpoint().root().toBase64(), signed.note(), at);
  }

  private long signedSize() {
    return checkpoints.latest().map(latest -> latest.checkpoint().size()).orElse(0L);
  }

  private void requireSigned(long size) {
    if (size > signedSize()) throw ProblemException.of(HttpStatus.NOT_FOUND, "NOT_SIGNED");
  }

  private @Nullable String note(long size) {
    return checkpoints
        .of(size)
        .map(signed -> published.cosigned(List.of(signed)).getFirst().note())
        .orElse(null);
  }

  private static List<String> base64(List<Hash> hashes) {
    return hashes.stream().map(Hash::toBase64).toList();
  }
}
