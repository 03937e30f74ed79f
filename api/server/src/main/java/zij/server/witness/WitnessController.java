package zij.server.witness;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import zij.ledger.witness.Cosignatures;
import zij.ledger.witness.PublishedCheckpoints;
import zij.ledger.witness.WitnessAddress;

/** How the log's witnesses are, for anybody. */
@RestController
@Tag(name = "log")
class WitnessController {
  /**
   * The witnesses and how far they have followed.
   *
   * @param quorum how many have to cosign what is published; 0 without witnesses
   * @param signedSize of the newest checkpoint that the log has signed
   * @param publishedSize of the newest that the quorum has cosigned
   * @param missingSince since when a signed checkpoint waits for the quorum
   */
  record LogWitnesses(
      int quorum,
      @Nullable Long signedSize,
      @Nullable Long publishedSize,
      @Nullable Instant missingSince,
      List<LogWitness> witnesses) {}

  /**
   * A witness.
   *
   * @param vkey its key's line, with which its cosignatures are verified
   * @param cosignedSize of the largest checkpoint that it has cosigned
   * @param cosignedAt when, by its own clock
   * @param problem why it did not cosign when it was last asked
   */
  record LogWitness(
      String name,
      URI url,
      String vkey,
      @Nullable Long cosignedSize,
      @Nullable Instant cosignedAt,
      @Nullable WitnessProblem problem) {}

  /**
   * What is wrong with a witness.
   *
   * @param kind one of {@code NO_ANSWER, TOO_SLOW, UNAVAILABLE, REFUSED, AHEAD, FORKED, BAD_ANSWER,
   *     WRONG_CLOCK}
   * @param detail a sentence in English, for operators
   */
  record WitnessProblem(String kind, String detail, Instant at) {}

  private final PublishedCheckpoints checkpoints;
  private final WitnessConfiguration.Configured configured;

  WitnessController(PublishedCheckpoints checkpoints, WitnessConfiguration.Configured configured) {
    this.checkpoints = checkpoints;
    this.configured = configured;
  }

  @Operation(summary = "The witnesses of the log, and how far they have cosigned it")
  @SecurityRequirements
  @GetMapping("/api/log/witnesses")
  ResponseEntity<LogWitnesses> witnesses() {
    PublishedCheckpoints.Progress progress = checkpoints.progress();
    LogWitnesses answer =
        new LogWitnesses(
            checkpoints.quorum().needed(),
            progress.signedSize(),
            progress.publishedSize(),
            progress.missingSince(),
            configured.addresses().stream().map(this::witness).toList());
    return ResponseEntity.ok()
        .cacheControl(CacheControl.maxAge(Duration.ofSeconds(1)))
        .body(answer);
  }

  private LogWitness witness(WitnessAddress address) {
    Cosignatures.State state = checkpoints.state(address.key());
    Cosignatures.Trouble trouble = state.problem();
    return new LogWitness(
        address.key().name(),
        address.url(),
        address.key().toString(),
        state.cosignedSize(),
        state.cosignedAt(),
        trouble == null
            ? null
            : new WitnessProblem(trouble.kind(), trouble.detail(), trouble.at()));
  }
}
