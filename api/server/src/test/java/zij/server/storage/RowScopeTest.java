package zij.server.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.impl.DefaultExecuteListenerProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.BeanPostProcessor;
import zij.language.TelegramUserId;
import zij.language.order.OrderId;
import zij.query.order.Orders;
import zij.server.RunningServer;
import zij.server.Shopper;

/**
 * A server whose own checks are taken out: wherever it asks for the rows of one person, it asks for
 * everybody's. PostgreSQL answers each request with the rows of whoever signed in all the same.
 */
class RowScopeTest {
  private static RunningServer server;
  private static Shopper buyer;
  private static Shopper other;
  private static String order;

  @BeforeAll
  static void oneHasBoughtSomething() {
    server =
        RunningServer.start(
            Map.of(), context -> context.getBeanFactory().addBeanPostProcessor(new Careless()));
    buyer = server.shopper();
    other = server.shopper();
    order = buyer.buy();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  /** Puts a listener to all that is asked for people. */
  private static final class Careless implements BeanPostProcessor {
    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
      if (!name.equals("own")) return bean;
      var listener = new DefaultExecuteListenerProvider(new Widening());
      return ((DSLContext) bean).configuration().derive(listener).dsl();
    }
  }

  /** Takes the comparisons with a person out of each statement. */
  private static final class Widening implements ExecuteListener {
    private static final Pattern OWN =
        Pattern.compile("(\"\\w+\"\\.)*\"(buyer|taker|person)\" = \\?");

    @Override
    public void renderEnd(ExecuteContext asked) {
      asked.sql(OWN.matcher(asked.sql()).replaceAll("(cast(? as bigint) is not null)"));
    }
  }

  private static TelegramUserId id(Shopper shopper) {
    return new TelegramUserId(shopper.id());
  }

  private static Orders orders() {
    return server.part(Orders.class);
  }

  private static OrderId bought() {
    return new OrderId(UUID.fromString(order));
  }

  @Test
  void asksForEverybodysRows() {
    assertThat(orders().page(id(other), null, 10).orders()).hasSize(1);
    assertThat(orders().find(id(other), bought())).isPresent();
  }

  @Test
  void showsWhoAsksTheirOwn() {
    assertThat(buyer.get("/api/orders").json().path("orders").size()).isEqualTo(1);
    assertThat(buyer.see(order).path("status").asString()).isEqualTo("delivered");
    assertThat(buyer.get("/api/me/library").json().path("items").size()).isEqualTo(1);
  }

  @Test
  void showsNobodyElseAnything() {
    long position = server.logSize() - 1;
    for (String end : List.of("", "?position=" + position)) {
      assertThat(other.get("/api/orders" + end).json().path("orders").size()).isZero();
      assertThat(other.get("/api/me/library" + end).json().path("items").size()).isZero();
      assertThat(other.get("/api/orders/" + order + end).problem()).isEqualTo("404 ORDER_UNKNOWN");
    }
    assertThat(other.get("/api/orders/" + order + "/receipt").problem())
        .isEqualTo("404 ORDER_UNKNOWN");
    assertThat(other.get("/api/me/gifts/" + order).status()).isEqualTo(404);
    assertThat(
            other
                .post("/api/orders/" + order + "/files/" + Shopper.WALLPAPERS + "/link", "")
                .status())
        .isEqualTo(404);
  }

  @Test
  void showsNobodyWhatIsSomebodys() {
    RowScope nobody = new RowScope.Nobodys();
    RowScope stranger = new RowScope.Own(id(other));
    RowScope own = new RowScope.Own(id(buyer));
    assertThat(RowScope.as(nobody, () -> orders().find(id(buyer), bought()))).isEmpty();
    assertThat(RowScope.as(stranger, () -> orders().find(id(buyer), bought()))).isEmpty();
    assertThat(RowScope.as(own, () -> orders().find(id(buyer), bought()))).isPresent();
  }
}
