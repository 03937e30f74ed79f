package zij.bench;

import java.time.Instant;
import java.util.Map;
import java.util.stream.IntStream;
import zij.command.Commands;
import zij.language.Command;
import zij.language.Decision;
import zij.language.Done;
import zij.language.Language;
import zij.language.Provenance;
import zij.language.product.Good;
import zij.language.product.Price;
import zij.language.product.ProductCommand;
import zij.language.product.ProductId;
import zij.language.product.Text;
import zij.language.product.Texts;

/** Products to work with, made through the real commands. */
record Shelf(Commands commands) {
  private static final Provenance WHO =
      new Provenance(
          "280601",
          "user",
          "product.reprice",
          "0af7651916cd43dd8448eb211c80319c",
          "initdata:" + "9c".repeat(32));

  /** Puts so many products on sale. */
  void fill(int products) {
    IntStream.range(0, products).forEach(this::list);
  }

  /** Sets a new price, which has to be another than before, and returns when that is durable. */
  void reprice(int product, long stars) {
    send(new ProductCommand.Reprice(id(product), Price.of(stars), Instant.now()));
  }

  private void list(int number) {
    Texts texts =
        new Texts(
            Map.of(
                Language.ENGLISH,
                    new Text("Tea of Samarkand " + number, "Green, 100 g. ".repeat(8)),
                Language.RUSSIAN,
                    new Text("Чай Самарканда " + number, "Зелёный, 100 г. ".repeat(8)),
                Language.UZBEK, new Text("Samarqand choyi " + number, "Ko‘k, 100 g. ".repeat(8))));
    send(
        new ProductCommand.List(
            id(number), "🍵", texts, Price.of(50), Good.of("A code: " + number), Instant.now()));
    send(new ProductCommand.Publish(id(number), Instant.now()));
  }

  private void send(Command<Done> command) {
    var outcome = commands.send(command, WHO);
    if (outcome.decision() instanceof Decision.Refused<Done> || outcome.position().isEmpty()) {
      throw new IllegalStateException(command + " led to no event: " + outcome);
    }
  }

  private static ProductId id(int number) {
    return new ProductId("tea-" + number);
  }
}
