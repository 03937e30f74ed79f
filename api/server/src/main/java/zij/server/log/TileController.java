package zij.server.log;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import zij.language.audit.Subject;
import zij.ledger.log.PublishedTiles;
import zij.ledger.log.TilePath;
import zij.server.audit.Audited;
import zij.server.problem.ProblemException;

/** The tiles of the log (C2SP tlog-tiles): the hashes for the world, the entries for auditors. */
@RestController
@Tag(name = "log")
class TileController {
  /** A tile never changes: what is in it is signed. */
  private static final Duration FOR_EVER = Duration.ofDays(365);

  private final PublishedTiles tiles;

  TileController(PublishedTiles tiles) {
    this.tiles = tiles;
  }

  /** 400 if this names no tile, 404 if no signed checkpoint covers it. */
  @Operation(summary = "Hashes of a tile, N[.p/W] as in x001/067.p/12 (C2SP tlog-tiles)")
  @ApiResponse(
      responseCode = "200",
      description = "32 bytes a hash.",
      content =
          @Content(
              mediaType = "application/octet-stream",
              schema = @Schema(type = "string", format = "binary")))
  @SecurityRequirements
  @GetMapping("/log/tile/{level}/{*number}")
  ResponseEntity<byte[]> hashes(@PathVariable String level, @PathVariable String number) {
    return answer(tiles.hashes(named(level, number)), CacheControl.maxAge(FOR_EVER).cachePublic());
  }

  /** As the hashes; auditors and owners only. */
  @Operation(summary = "Entries of a tile of level 0, N[.p/W] as in x001/067.p/12")
  @ApiResponse(
      responseCode = "200",
      description = "Each entry: its length in two bytes, big-endian, then its leaf data.",
      content =
          @Content(
              mediaType = "application/octet-stream",
              schema = @Schema(type = "string", format = "binary")))
  @Audited(Subject.BUNDLE)
  @GetMapping("/log/tile/entries/{*number}")
  ResponseEntity<byte[]> entries(@PathVariable String number) {
    return answer(tiles.entries(named("0", number)), CacheControl.maxAge(FOR_EVER).cachePrivate());
  }

  private static TilePath named(String level, String number) {
    try {
      // What the rest of a path matches begins with a slash, or is nothing.
      return TilePath.parse(level, number.replaceFirst("^/", ""));
    } catch (IllegalArgumentException e) {
      throw ProblemException.parameter(
          "path", "a tile of C2SP tlog-tiles: 000, x001/234, 000.p/17");
    }
  }

  private static ResponseEntity<byte[]> answer(Optional<byte[]> tile, CacheControl cache) {
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_OCTET_STREAM)
        .cacheControl(cache.immutable())
        .body(tile.orElseThrow(() -> ProblemException.of(HttpStatus.NOT_FOUND, "NOT_SIGNED")));
  }
}
