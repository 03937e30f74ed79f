package zij.server.order;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import zij.language.TelegramUserId;
import zij.query.order.Library;
import zij.query.order.LibraryPage;
import zij.query.order.Orders;
import zij.server.problem.ProblemException;
import zij.server.read.Freshness;
import zij.server.session.Caller;

/** What a person has bought, thing by thing. */
@RestController
@Tag(name = "orders")
@RequestMapping("/api/me/library")
class LibraryController {
  private final Freshness freshness;

  LibraryController(Freshness freshness) {
    this.freshness = freshness;
  }

  /** A page of what the caller has; {@code limit} counts orders, of which none is divided. */
  @Operation(operationId = "library", summary = "What the caller has, newest first")
  @GetMapping
  LibraryPage page(
      @AuthenticationPrincipal Jwt session,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(defaultValue = "20") int limit,
      @Parameter(description = Freshness.PARAMETER) @RequestParam(required = false)
          @Nullable Long position)
      throws InterruptedException {
    if (limit < 1 || limit > Orders.MAX_PAGE) {
      throw ProblemException.parameter("limit", "1 to " + Orders.MAX_PAGE);
    }
    TelegramUserId buyer = Caller.of(session).id();
    Long before = OwnOrdersController.cursor(cursor);
    return freshness.read(
        Freshness.View.ORDERS, position, at -> new Library(at).page(buyer, before, limit));
  }
}
