package zij.server.several;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import zij.server.Answer;
import zij.server.Eventually;
import zij.server.webhook.Receiver;

/** Another system of the merchant's, which is told by whichever server has its turn. */
final class Warehouse implements AutoCloseable {
  private final Cluster cluster;
  private final Receiver receiver = new Receiver();

  /** Is told of payments from here on. */
  Warehouse(Cluster cluster, Visitor owner) {
    this.cluster = cluster;
    Answer added =
        Http.post(
            cluster.first.url() + "/api/desk/webhooks",
            owner.token(),
            Map.of("url", receiver.url(), "types", List.of("order.paid")));
    assertThat(added.status()).as(added.text()).isEqualTo(200);
    receiver.knows(added.json().path("secret").asString());
  }

  /** Returns when this server waits for an answer, which it is not given before {@link #goOn}. */
  void keepWaiting(ServerProcess server) {
    Eventually.holds(() -> {
      receiver.pauses();
      int before = receiver.heard().size();
      Eventually.holds(() -> receiver.heard().size() > before);
      if (server.is(owner())) return true;
      receiver.goesOn(); // the other one has it; perhaps not the next time
      return false;
    });
  }

  private String owner() {
    return cluster
        .sql()
        .sql("select coalesce(leased_by, '') from server.webhook_progress")
        .query(String.class)
        .single();
  }

  void goOn() {
    receiver.goesOn();
  }

  /** The orders that it was told of, in this order; some of them twice. */
  List<String> told() {
    assertThat(receiver.heard()).allMatch(Receiver.Heard::isSigned);
    return receiver.heard().stream()
        .map(heard -> heard.body().path("data"))
        .map(data -> data.path("order"))
        .map(JsonNode::asString)
        .toList();
  }

  @Override
  public void close() {
    receiver.close();
  }
}
