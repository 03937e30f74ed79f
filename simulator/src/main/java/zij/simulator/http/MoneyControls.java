package zij.simulator.http;

import java.util.Optional;
import tools.jackson.databind.JsonNode;
import zij.simulator.money.MoneyCheckout;
import zij.simulator.money.MoneyInvoice;
import zij.simulator.money.OrderInfo;
import zij.simulator.people.Person;

/** What a person does on the sheet that takes money: an address, a way of sending, and paying. */
final class MoneyControls {
  private final MoneyCheckout checkout;

  MoneyControls(MoneyCheckout checkout) {
    this.checkout = checkout;
  }

  Optional<MoneyInvoice> find(String slug) {
    return checkout.invoice(slug);
  }

  Reply address(JsonNode json, Person person) throws InterruptedException {
    return Reply.ok(checkout.address(person, invoice(json), OrderInfo.of(json.path("info"))));
  }

  Reply pay(JsonNode json, Person person) throws InterruptedException {
    return Reply.ok(
        checkout.pay(
            person,
            invoice(json),
            ControlEndpoint.text(json, "requestedInfo", ""),
            ControlEndpoint.text(json, "option", "")));
  }

  private MoneyInvoice invoice(JsonNode json) {
    return checkout
        .invoice(ControlEndpoint.text(json, "slug", ""))
        .orElseThrow(() -> new Refusal(404, "There is no such invoice"));
  }
}
