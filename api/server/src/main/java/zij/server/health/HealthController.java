package zij.server.health;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import zij.server.Zij;

/** How the shop is, for those who run it. */
@RestController
@Tag(name = "desk")
@RequestMapping("/api/desk/health")
class HealthController {
  /**
   * How the shop is.
   *
   * @param version of the server that answers; null if it was not started from its jar
   * @param upSince when that server's process began
   * @param lines the worst first
   */
  record Health(@Nullable String version, Instant upSince, List<HealthLine> lines) {}

  private final Checkup checkup;

  HealthController(Checkup checkup) {
    this.checkup = checkup;
  }

  @Operation(summary = "How the shop is: what is well, what to look at, what buyers feel")
  @GetMapping
  Health health() {
    return new Health(
        Zij.class.getPackage().getImplementationVersion(),
        Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime()),
        checkup.lines());
  }
}
