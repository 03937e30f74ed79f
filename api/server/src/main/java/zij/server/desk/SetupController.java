package zij.server.desk;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import zij.command.role.StaffRegister;
import zij.language.Language;
import zij.language.role.Role;
import zij.query.order.Orders;
import zij.query.product.Assortment;
import zij.query.product.Completeness;
import zij.server.ZijProperties;
import zij.server.read.Freshness;
import zij.server.terms.Terms;

/** How far the shop is set up, by what can be looked up. */
@RestController
@Tag(name = "desk")
@RequestMapping("/api/desk/setup")
class SetupController {
  /**
   * How far the shop is set up.
   *
   * @param ownTerms whether buyers agree to this shop's own terms, and not to the sample
   * @param termsIn the languages of the terms
   * @param auditors people who may read every entry of the log, beside the owners
   * @param analysts people who may read the figures, beside the owners
   * @param sold whether anything was ever paid for
   */
  record Setup(
      Completeness products,
      boolean ownTerms,
      Set<Language> termsIn,
      int auditors,
      int analysts,
      boolean sold) {}

  private final ZijProperties properties;
  private final Terms terms;
  private final Orders orders;
  private final Freshness freshness;
  private final StaffRegister staff;

  SetupController(
      ZijProperties properties,
      Terms terms,
      Orders orders,
      Freshness freshness,
      StaffRegister staff) {
    this.properties = properties;
    this.terms = terms;
    this.orders = orders;
    this.freshness = freshness;
    this.staff = staff;
  }

  @Operation(summary = "How far the shop is set up")
  @GetMapping
  Setup setup(
      @Parameter(description = Freshness.PARAMETER) @RequestParam(required = false)
          @Nullable Long position)
      throws InterruptedException {
    Completeness products =
        freshness.read(Freshness.View.CATALOGUE, position, at -> new Assortment(at).completeness());
    return new Setup(
        products,
        properties.terms() != null,
        terms.texts().keySet(),
        staff.count(Role.AUDITOR),
        staff.count(Role.ANALYST),
        orders.anyPaid());
  }
}
