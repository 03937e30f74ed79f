package zij.server.projection;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import zij.query.projection.Projection;
import zij.query.projection.RebuildProgress;
import zij.query.projection.RebuildStatus;
import zij.query.projection.Rebuilds;
import zij.server.problem.ProblemException;

/** The projections' versions and their rebuilds, for the owner. */
@RestController
@Tag(name = "desk")
@RequestMapping("/api/desk/projections")
class ProjectionController {
  /**
   * A projection.
   *
   * @param version of the tables in use
   * @param builtAt when they were rebuilt last; null if never
   * @param rebuild what is being built beside them; null if nothing is
   */
  record ProjectionInUse(
      String name, int version, @Nullable Instant builtAt, @Nullable RunningRebuild rebuild) {}

  /**
   * What is being built, by whichever server or program.
   *
   * @param version of the new tables
   * @param position every event before it is in them
   * @param size of the log when it was last asked
   * @param perSecond events read per second of late
   * @param secondsLeft at this speed; null if it cannot be told
   * @param failure why it failed, in English for operators
   */
  record RunningRebuild(
      RebuildStatus.State state,
      int version,
      long position,
      long size,
      double perSecond,
      @Nullable Long secondsLeft,
      Instant startedAt,
      Instant updatedAt,
      @Nullable String failure) {}

  private final Rebuilds rebuilds;
  private final Rebuilding rebuilding;

  ProjectionController(Rebuilds rebuilds, Rebuilding rebuilding) {
    this.rebuilds = rebuilds;
    this.rebuilding = rebuilding;
  }

  @Operation(summary = "Every projection, and how its rebuild goes on")
  @GetMapping
  List<ProjectionInUse> projections() {
    return rebuilds.all().stream().map(ProjectionController::view).toList();
  }

  /** One projection. */
  @Operation(summary = "A projection, and how its rebuild goes on")
  @GetMapping("/{name}")
  ProjectionInUse projection(@PathVariable String name) {
    return rebuilds.find(name).map(ProjectionController::view).orElseThrow(() -> unknown());
  }

  /**
   * Builds it anew beside the one in use, or goes on with what was stopped. 409 if a rebuild runs.
   */
  @Operation(summary = "Rebuild a projection, or go on with it")
  @ApiResponse(responseCode = "202", description = "Begun.")
  @PostMapping("/{name}/rebuild")
  ResponseEntity<ProjectionInUse> start(@PathVariable String name) throws InterruptedException {
    if (!rebuilding.start(known(name))) {
      throw ProblemException.of(HttpStatus.CONFLICT, "REBUILD_RUNNING");
    }
    return ResponseEntity.status(HttpStatus.ACCEPTED).body(projection(name));
  }

  /** Stops the rebuild after the batch that is being written; what was built is kept. */
  @Operation(summary = "Stop a rebuild and keep what was built")
  @ApiResponse(responseCode = "202", description = "Asked; it stops within a second or so.")
  @PostMapping("/{name}/rebuild/stop")
  ResponseEntity<ProjectionInUse> stop(@PathVariable String name) {
    rebuilds.askToStop(known(name).name());
    return ResponseEntity.status(HttpStatus.ACCEPTED).body(projection(name));
  }

  /** Stops the rebuild and throws away what was built. The tables in use stay. */
  @Operation(summary = "Cancel a rebuild")
  @DeleteMapping("/{name}/rebuild")
  ProjectionInUse cancel(@PathVariable String name) throws SQLException, InterruptedException {
    if (!rebuilding.forget(known(name))) {
      throw ProblemException.of(HttpStatus.CONFLICT, "REBUILD_RUNNING");
    }
    return projection(name);
  }

  private static Projection<?> known(String name) {
    return Projections.named(name).orElseThrow(() -> unknown());
  }

  private static ProblemException unknown() {
    return ProblemException.of(HttpStatus.NOT_FOUND, "NOT_FOUND");
  }

  private static ProjectionInUse view(RebuildStatus status) {
    RebuildStatus.Building building = status.rebuild();
    return new ProjectionInUse(
        status.projection(),
        status.version(),
        status.builtAt(),
        building == null ? null : view(building));
  }

  private static RunningRebuild view(RebuildStatus.Building building) {
    RebuildProgress at = building.progress();
    return new RunningRebuild(
        building.state(),
        building.version(),
        at.position(),
        at.size(),
        at.perSecond(),
        at.secondsLeft() < 0 ? null : at.secondsLeft(),
        building.startedAt(),
        building.updatedAt(),
        building.failure());
  }
}
