package zij.chaos;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What is scarce was given to nobody twice, and what was answered is there. */
final class Goods {
  private static final String SCARCE = "nothing scarce is sold twice";

  private final List<Violation> violations = new ArrayList<>();
  private final Facts facts;
  private final Door door;
  private final Ledger ledger;

  private Goods(Facts facts, Door door, Ledger ledger) {
    this.facts = facts;
    this.door = door;
    this.ledger = ledger;
  }

  /** What does not hold. */
  static List<Violation> check(Facts facts, Door door, Ledger ledger)
      throws SQLException, InterruptedException {
    Goods goods = new Goods(facts, door, ledger);
    goods.everyAnswerIsTrue();
    goods.everyKeyOnce();
    goods.noMoreThanThereAre();
    goods.codeWithinItsLimit();
    return goods.violations;
  }

  private void everyAnswerIsTrue() throws SQLException {
    Map<Long, String> log = new HashMap<>();
    for (var row :
        ledger.rows(
            """
            select position, coalesce(convert_from(payload, 'UTF8')::jsonb ->> 'order', '')
            from ledger.event\
            """,
            row -> Map.entry(row.getLong(1), String.valueOf(row.getString(2))))) {
      log.put(row.getKey(), row.getValue());
    }
    for (Facts.Told told : facts.told()) {
      if (!told.order().equals(log.get(told.position()))) {
        String there = String.valueOf(log.get(told.position()));
        wrong("what was answered is durable", told + ", there is " + there, told.order());
      }
    }
  }

  /** As buyers see them, and as the log names them. */
  private void everyKeyOnce() throws SQLException, InterruptedException {
    Map<String, String> givenTo = new HashMap<>();
    for (Map.Entry<String, String> keyed : facts.keyed().entrySet()) {
      JsonNode order = order(keyed.getKey(), keyed.getValue());
      for (JsonNode delivery : order.path("deliveries")) {
        List<String> keys = delivery.path("keys").valueStream().map(JsonNode::asString).toList();
        if (keys.size() != 1) {
          wrong(SCARCE, "the keys of " + keyed.getKey() + " are " + keys, keyed.getKey());
        }
        for (String key : keys) {
          String other = givenTo.put(key, keyed.getKey());
          if (other != null) {
            wrong(SCARCE, key + " was given to both orders", other, keyed.getKey());
          }
        }
      }
    }
    for (String key :
        ledger.texts(
            """
            select key from (select jsonb_array_elements_text(
              convert_from(payload, 'UTF8')::jsonb -> 'keys') as key
              from ledger.event where type = 'stock.taken') as taken
            group by key having count(*) > 1\
            """)) {
      wrong(SCARCE, "the log gives key " + key + " twice", key);
    }
  }

  private JsonNode order(String order, String session) throws InterruptedException {
    try {
      Answer answer = door.get("/api/orders/" + order, session);
      if (!answer.isFine()) wrong(SCARCE, order + " cannot be looked at: " + answer.body(), order);
      return answer.json();
    } catch (GaveUpException e) {
      wrong(SCARCE, order + " cannot be looked at: " + e.getMessage(), order);
      return tools.jackson.databind.node.MissingNode.getInstance();
    }
  }

  private void noMoreThanThereAre() throws SQLException {
    for (Map.Entry<String, Integer> scarce :
        Map.of(Shop.COUNTED, Shop.TICKETS, Shop.KEYED, Shop.KEYS).entrySet()) {
      String product = scarce.getKey();
      long delivered =
          ledger.number(
              """
              select count(*) from ledger.event, jsonb_array_elements(
                convert_from(payload, 'UTF8')::jsonb -> 'goods') as good
              where type = 'order.delivered' and good ->> 'product' = '%s'\
              """
                  .formatted(product));
      long taken =
          ledger.number(
              """
              select coalesce(sum((convert_from(payload, 'UTF8')::jsonb ->> 'units')::int), 0)
              from ledger.event where type = 'stock.taken' and aggregate_id = 'stock:%s'\
              """
                  .formatted(product));
      if (delivered > scarce.getValue() || taken > scarce.getValue() || delivered > taken) {
        wrong(
            SCARCE,
            "%s: %d units, %d taken, %d delivered"
                .formatted(product, scarce.getValue(), taken, delivered));
      }
    }
  }

  /** At every moment of the log, and in the orders that were placed with it. */
  private void codeWithinItsLimit() throws SQLException {
    long most =
        ledger.number(
            """
            select coalesce(max(uses), 0) from (
              select sum(case type when 'promotion.redeemed' then 1 else -1 end)
                over (order by position) as uses
              from ledger.event where type in ('promotion.redeemed', 'promotion.given-back')) as at\
            """);
    if (most > Shop.CODES) {
      wrong("the promotion's limit", most + " orders had it at once, the limit is " + Shop.CODES);
    }
  }

  private void wrong(String invariant, String what, String... ids) {
    violations.add(new Violation(invariant, what, ids));
  }
}
