package zij.server.log;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import zij.ledger.log.LogSigner;
import zij.ledger.witness.PublishedCheckpoints;

/** The signed head of the log and the keys that sign it (C2SP tlog-checkpoint, signed-note). */
@RestController
@Tag(name = "log")
class LogController {
  private static final MediaType TEXT = new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);

  private final PublishedCheckpoints checkpoints;
  private final LogSigner signer;

  LogController(PublishedCheckpoints checkpoints, LogSigner signer) {
    this.checkpoints = checkpoints;
    this.signer = signer;
  }

  /** With witnesses: the newest that the quorum has cosigned, 503 before the first of them. */
  @Operation(summary = "The newest published checkpoint (C2SP tlog-checkpoint)")
  @ApiResponse(
      responseCode = "200",
      content = @Content(mediaType = "text/plain", schema = @Schema(type = "string")))
  @SecurityRequirements
  @GetMapping("/log/checkpoint")
  ResponseEntity<byte[]> checkpoint() {
    return text(checkpoints.awaitNewest().note(), CacheControl.maxAge(Duration.ofSeconds(1)));
  }

  @Operation(summary = "The log's verifier key line (C2SP signed-note)")
  @ApiResponse(
      responseCode = "200",
      content = @Content(mediaType = "text/plain", schema = @Schema(type = "string")))
  @SecurityRequirements
  @GetMapping("/log/vkey")
  ResponseEntity<byte[]> verifierKey() {
    return text(signer.verifierKey() + "\n", CacheControl.maxAge(Duration.ofHours(1)));
  }

  @Operation(summary = "Every verifier key line the log has had, the one in use first")
  @ApiResponse(
      responseCode = "200",
      content = @Content(mediaType = "text/plain", schema = @Schema(type = "string")))
  @SecurityRequirements
  @GetMapping("/log/vkeys")
  ResponseEntity<byte[]> verifierKeys() {
    return text(signer.verifierKeys().toString(), CacheControl.maxAge(Duration.ofHours(1)));
  }

  private static ResponseEntity<byte[]> text(String body, CacheControl cache) {
    return ResponseEntity.ok()
        .contentType(TEXT)
        .cacheControl(cache)
        .body(body.getBytes(StandardCharsets.UTF_8));
  }
}
