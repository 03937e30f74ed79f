package zij.server.credit;

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
import zij.query.credit.CreditPage;
import zij.server.read.Freshness;
import zij.server.session.Caller;

/** A buyer's own store credit. */
@RestController
@Tag(name = "orders")
@RequestMapping("/api/me/credit")
class OwnCreditController {
  private final CreditReads credits;

  OwnCreditController(CreditReads credits) {
    this.credits = credits;
  }

  /** The balance and a page of what happened to it, at least as new as {@code position}. */
  @Operation(operationId = "credit", summary = "The caller's store credit and its story")
  @GetMapping
  CreditPage page(
      @AuthenticationPrincipal Jwt session,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(defaultValue = "50") int limit,
      @Parameter(description = Freshness.PARAMETER) @RequestParam(required = false)
          @Nullable Long position)
      throws InterruptedException {
    TelegramUserId buyer = Caller.of(session).id();
    return credits.page(buyer, cursor, limit, position);
  }
}
