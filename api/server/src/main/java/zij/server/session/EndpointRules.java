package zij.server.session;

import static zij.language.role.Role.ANALYST;
import static zij.language.role.Role.AUDITOR;
import static zij.language.role.Role.MANAGER;
import static zij.language.role.Role.SUPPORT;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpMethod;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import zij.language.role.Role;

/**
 * Who may call what: one row for each endpoint, in no particular order. An endpoint without a row
 * is closed to everybody, and a test finds it. Owners may call whatever anybody of the shop may.
 */
final class EndpointRules {
  /** Who may call an endpoint. */
  sealed interface Audience {
    /** Anybody, signed in or not. */
    record Everybody() implements Audience {}

    /** Whoever is signed in. */
    record SignedIn() implements Audience {}

    /** Who holds one of these roles. */
    record Staff(Set<Role> roles) implements Audience {}
  }

  /**
   * One row of the table.
   *
   * @param path as controllers name it, <code>{id}</code> for a part and {@code **} for any rest
   */
  record Rule(HttpMethod method, String path, Audience audience) {}

  private static final List<Rule> ROWS =
      List.of(
          everybody("POST /api/auth/telegram"),
          everybody("POST /api/telemetry"),
          everybody("GET /api/catalog/products"),
          everybody("GET /api/catalog/products/{id}"),
          everybody("GET /api/catalog/categories"),
          everybody("GET /api/terms"),
          everybody("GET /api/terms/{version}"),
          everybody("GET /api/log/checkpoints"),
          everybody("GET /api/log/proof/consistency"),
          everybody("GET /api/log/proof/inclusion"),
          everybody("GET /api/log/witnesses"),
          everybody("GET /log/checkpoint"),
          everybody("GET /log/tile/**"),
          everybody("GET /log/vkey"),
          everybody("GET /log/vkeys"),
          // shoppers
          signedIn("DELETE /api/me"),
          signedIn("POST /api/me/sign-out"),
          signedIn("GET /api/me/cart"),
          signedIn("GET /api/me/cart/reminder"),
          signedIn("PUT /api/me/cart/reminder"),
          signedIn("PUT /api/me/cart/lines/{product}"),
          signedIn("DELETE /api/me/cart/lines/{product}"),
          signedIn("GET /api/me/credit"),
          signedIn("GET /api/me/library"),
          signedIn("GET /api/stream"),
          signedIn("POST /api/promotions/quote"),
          signedIn("GET /api/orders"),
          signedIn("POST /api/orders"),
          signedIn("GET /api/orders/{id}"),
          signedIn("POST /api/orders/{id}/cancel"),
          signedIn("POST /api/orders/{id}/invoice"),
          signedIn("GET /api/orders/{id}/receipt"),
          signedIn("POST /api/orders/{id}/files/{product}/link"),
          signedIn("POST /api/orders/{id}/gift/link"),
          signedIn("GET /api/gifts/{token}"),
          signedIn("POST /api/gifts/{token}/take"),
          signedIn("GET /api/me/gifts/{id}"),
          signedIn("GET /api/subscriptions"),
          signedIn("POST /api/subscriptions/{id}/cancel"),
          signedIn("POST /api/subscriptions/{id}/reactivate"),
          signedIn("GET /api/invitations/{token}"),
          signedIn("POST /api/invitations/{token}/acceptance"),
          everybody("GET /api/articles"),
          signedIn("GET /api/parcels"),
          signedIn("POST /api/parcels"),
          signedIn("GET /api/parcels/{id}"),
          signedIn("POST /api/parcels/{id}/invoice"),
          signedIn("POST /api/parcels/{id}/cancel"),
          signedIn("GET /api/parcels/{id}/receipt"),
          // the desk: what is sent by post
          staff("GET /api/desk/articles", MANAGER),
          staff("POST /api/desk/articles", MANAGER),
          staff("PUT /api/desk/articles/{id}/price", MANAGER),
          staff("PUT /api/desk/articles/{id}/texts/{language}", MANAGER),
          staff("POST /api/desk/articles/{id}/publish", MANAGER),
          staff("POST /api/desk/articles/{id}/withdraw", MANAGER),
          staff("GET /api/desk/shipping", MANAGER),
          staff("PUT /api/desk/shipping", MANAGER),
          staff("GET /api/desk/parcels", MANAGER),
          staff("GET /api/desk/parcels/{id}", MANAGER),
          staff("POST /api/desk/parcels/{id}/sent", MANAGER),
          staff("POST /api/desk/parcels/{id}/refunds", MANAGER),
          // the desk: products
          staff("GET /api/desk/setup", MANAGER),
          staff("GET /api/desk/products", MANAGER),
          staff("POST /api/desk/products", MANAGER),
          staff("GET /api/desk/products/{id}", MANAGER),
          staff("PUT /api/desk/products/{id}/price", MANAGER),
          staff("PUT /api/desk/products/{id}/texts/{language}", MANAGER),
          staff("POST /api/desk/files", MANAGER),
          staff("PUT /api/desk/products/{id}/good", MANAGER),
          staff("GET /api/desk/chats", MANAGER),
          staff("POST /api/desk/products/{id}/picture", MANAGER),
          staff("PUT /api/desk/products/{id}/picture", MANAGER),
          staff("DELETE /api/desk/products/{id}/picture", MANAGER),
          staff("POST /api/desk/products/{id}/publish", MANAGER),
          staff("POST /api/desk/products/{id}/withdraw", MANAGER),
          staff("PUT /api/desk/products/{id}/category", MANAGER),
          staff("PUT /api/desk/products/{id}/featured", MANAGER),
          staff("PUT /api/desk/products/{id}/rank", MANAGER),
          staff("PUT /api/desk/products/{id}/availability", MANAGER),
          staff("PUT /api/desk/products/{id}/limit", MANAGER),
          staff("PUT /api/desk/products/{id}/options", MANAGER),
          staff("POST /api/desk/products/{id}/variants", MANAGER),
          staff("GET /api/desk/categories", MANAGER),
          staff("POST /api/desk/categories", MANAGER),
          staff("PUT /api/desk/categories/{id}/names/{language}", MANAGER),
          staff("PUT /api/desk/categories/{id}/rank", MANAGER),
          staff("DELETE /api/desk/categories/{id}", MANAGER),
          staff("GET /api/desk/sheet", MANAGER),
          staff("POST /api/desk/sheet", MANAGER),
          staff("GET /api/desk/sheet/runs/{id}", MANAGER),
          staff("GET /api/desk/products/{id}/stock", MANAGER),
          staff("PUT /api/desk/products/{id}/stock", MANAGER),
          staff("DELETE /api/desk/products/{id}/stock", MANAGER),
          staff("POST /api/desk/products/{id}/stock/additions", MANAGER),
          staff("POST /api/desk/products/{id}/stock/removals", MANAGER),
          staff("POST /api/desk/products/{id}/stock/keys", MANAGER),
          staff("POST /api/desk/products/{id}/stock/keys/removals", MANAGER),
          staff("PUT /api/desk/products/{id}/stock/low-water", MANAGER),
          // the desk: what is sold
          staff("GET /api/desk/orders", MANAGER, SUPPORT),
          staff("GET /api/desk/orders/{id}", MANAGER, SUPPORT),
          staff("POST /api/desk/orders/{id}/refund", MANAGER),
          staff("POST /api/desk/orders/{id}/credit", MANAGER),
          staff("POST /api/desk/orders/{id}/credit/withdrawal", MANAGER),
          staff("POST /api/desk/orders/{id}/chats/{chat}/link", MANAGER),
          staff("GET /api/desk/buyers/{buyer}/credit", MANAGER),
          staff("GET /api/desk/subscriptions", MANAGER),
          staff("GET /api/desk/subscriptions/{id}", MANAGER),
          staff("POST /api/desk/subscriptions/{id}/cancel", MANAGER),
          staff("POST /api/desk/subscriptions/{id}/refunds", MANAGER),
          staff("GET /api/desk/promotions", MANAGER),
          staff("POST /api/desk/promotions", MANAGER),
          staff("POST /api/desk/promotions/{id}/end", MANAGER),
          // the desk: support
          staff("GET /api/desk/cases", MANAGER, SUPPORT),
          staff("GET /api/desk/cases/figures", MANAGER, SUPPORT),
          staff("GET /api/desk/cases/{id}", MANAGER, SUPPORT),
          staff("POST /api/desk/cases/{id}/answers", MANAGER, SUPPORT),
          staff("POST /api/desk/cases/{id}/close", MANAGER, SUPPORT),
          staff("POST /api/desk/cases/{id}/reopen", MANAGER, SUPPORT),
          staff("POST /api/desk/cases/{id}/take", MANAGER, SUPPORT),
          // the desk: how the shop is, what failed, and what is rebuilt
          staff("GET /api/desk/health", MANAGER),
          staff("GET /api/desk/letters", MANAGER),
          staff("GET /api/desk/letters/{number}", MANAGER),
          staff("POST /api/desk/letters/{number}/discard", MANAGER),
          staff("POST /api/desk/letters/{number}/replay", MANAGER),
          staff("POST /api/desk/reactions/{reaction}/replay", MANAGER),
          staff("GET /api/desk/projections", MANAGER),
          staff("GET /api/desk/projections/{name}", MANAGER),
          staff("POST /api/desk/projections/{name}/rebuild", MANAGER),
          staff("DELETE /api/desk/projections/{name}/rebuild", MANAGER),
          staff("POST /api/desk/projections/{name}/rebuild/stop", MANAGER),
          // the desk: people
          owners("GET /api/desk/staff"),
          owners("POST /api/desk/staff"),
          owners("POST /api/desk/staff/{person}/roles/{role}/revocation"),
          owners("POST /api/desk/staff/invitations"),
          owners("POST /api/desk/staff/invitations/{id}/withdrawal"),
          // the desk: what other systems are told
          owners("GET /api/desk/webhooks"),
          owners("POST /api/desk/webhooks"),
          owners("DELETE /api/desk/webhooks/{id}"),
          owners("PUT /api/desk/webhooks/{id}/types"),
          owners("POST /api/desk/webhooks/{id}/secret"),
          owners("POST /api/desk/webhooks/{id}/off"),
          owners("POST /api/desk/webhooks/{id}/on"),
          owners("POST /api/desk/webhooks/{id}/test"),
          owners("POST /api/desk/webhooks/{id}/replay"),
          owners("GET /api/desk/webhooks/{id}/deliveries"),
          owners("POST /api/desk/webhooks/{id}/deliveries/{position}/replay"),
          // figures
          staff("GET /api/insights/abandonment", ANALYST),
          staff("GET /api/insights/cohorts", ANALYST),
          staff("GET /api/insights/errors", ANALYST),
          staff("GET /api/insights/export", ANALYST),
          staff("GET /api/insights/funnel", ANALYST),
          staff("GET /api/insights/launches", ANALYST),
          staff("GET /api/insights/orders", ANALYST),
          staff("GET /api/insights/overview", ANALYST),
          staff("GET /api/insights/products", ANALYST),
          staff("GET /api/insights/promotions", ANALYST),
          staff("GET /api/insights/series", ANALYST),
          staff("GET /api/insights/stock", ANALYST),
          staff("GET /api/insights/subscriptions", ANALYST),
          staff("GET /api/insights/support", ANALYST),
          staff("GET /api/insights/vitals", ANALYST),
          // the ledger
          owners("POST /api/ledger/differences/{id}/settlement"),
          staff("GET /api/ledger/accounts", AUDITOR),
          staff("GET /api/ledger/accounts/{account}", AUDITOR),
          staff("GET /api/ledger/accounts/{account}/statement", AUDITOR),
          staff("GET /api/ledger/entries", AUDITOR),
          staff("GET /api/ledger/entries/{position}", AUDITOR),
          staff("GET /api/ledger/entries/{position}/postings", AUDITOR),
          staff("GET /api/ledger/entries/{position}/proof", AUDITOR),
          staff("GET /api/ledger/export", AUDITOR),
          staff("GET /api/ledger/orders/{id}", AUDITOR),
          staff("GET /api/ledger/orders/{id}/evidence", AUDITOR),
          staff("GET /api/ledger/orders/{id}/postings", AUDITOR),
          staff("GET /api/ledger/reconciliation", AUDITOR),
          staff("POST /api/ledger/reconciliation/runs", AUDITOR),
          staff("GET /api/ledger/search", AUDITOR),
          staff("GET /log/tile/entries/**", AUDITOR));

  private EndpointRules() {}

  /** All rows, such that the first one that fits an address is the one that was meant for it. */
  static List<Rule> all() {
    Comparator<PathPattern> specific = PathPattern.SPECIFICITY_COMPARATOR;
    return ROWS.stream()
        .sorted(
            Comparator.comparing(
                rule -> PathPatternParser.defaultInstance.parse(rule.path()), specific))
        .toList();
  }

  private static Rule everybody(String endpoint) {
    return rule(endpoint, new Audience.Everybody());
  }

  private static Rule signedIn(String endpoint) {
    return rule(endpoint, new Audience.SignedIn());
  }

  private static Rule owners(String endpoint) {
    return staff(endpoint);
  }

  private static Rule staff(String endpoint, Role... besideOwners) {
    Set<Role> roles = EnumSet.of(Role.OWNER, besideOwners);
    return rule(endpoint, new Audience.Staff(Set.copyOf(roles)));
  }

  private static Rule rule(String endpoint, Audience audience) {
    String[] parts = endpoint.split(" ", 2);
    return new Rule(HttpMethod.valueOf(parts[0]), parts[1], audience);
  }
}
