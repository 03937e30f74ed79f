package zij.simulator.http;

import tools.jackson.databind.JsonNode;
import zij.simulator.people.Person;
import zij.simulator.stars.StarSubscription;
import zij.simulator.stars.Subscriptions;

/** What a person can do with their subscriptions in Telegram's settings, and the hand of time. */
final class SubscriptionControls {
  private final Subscriptions subscriptions;

  SubscriptionControls(Subscriptions subscriptions) {
    this.subscriptions = subscriptions;
  }

  Reply of(Person person) {
    return Reply.ok(subscriptions.of(person.id()).stream().map(StarSubscription::json).toList());
  }

  Reply cancel(JsonNode json, Person person) {
    String charge = ControlEndpoint.text(json, "charge", "");
    boolean cancelled = json.path("cancelled").asBoolean(true);
    return Reply.ok(
        subscriptions
            .cancel(person.id(), charge, cancelled)
            .orElseThrow(() -> new Refusal(404, "There is no such subscription, or it is over"))
            .json());
  }

  Reply pass(Call call) {
    if (call.path().size() != 5 || !call.path().get(4).equals("pass")) {
      throw new Refusal(404, "There is nothing at this address");
    }
    return Reply.ok(
        subscriptions
            .pass(call.path().get(3))
            .orElseThrow(() -> new Refusal(404, "Nothing is due: there is none or it is cancelled"))
            .json());
  }
}
