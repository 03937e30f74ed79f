package zij.server.evidence;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import zij.language.audit.Subject;
import zij.language.order.OrderId;
import zij.server.audit.Audited;
import zij.server.problem.ProblemException;

/** What auditors can see of evidence. */
@RestController
@Tag(name = "ledger")
class EvidenceController {
  private final EvidenceReader reader;

  EvidenceController(EvidenceReader reader) {
    this.reader = reader;
  }

  /** The evidence behind an order's events, opened and checked. */
  @Operation(summary = "The evidence behind an order, opened and checked")
  @Audited(Subject.EVIDENCE)
  @GetMapping("/api/ledger/orders/{id}/evidence")
  OrderEvidence evidence(@PathVariable String id) {
    return order(id)
        .flatMap(reader::of)
        .orElseThrow(() -> ProblemException.of(HttpStatus.NOT_FOUND, "ORDER_UNKNOWN"));
  }

  private static Optional<OrderId> order(String id) {
    try {
      return Optional.of(OrderId.parse(id));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
