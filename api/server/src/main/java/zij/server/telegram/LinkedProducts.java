package zij.server.telegram;

import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import zij.language.Language;
import zij.language.product.ProductId;
import zij.query.product.Catalogue;
import zij.query.product.CatalogueQuestion;

/**
 * The products that links lead to: {@code t.me/<bot>?start=p_<product id>} to the chat, and {@code
 * ?startapp=p_<product id>} to the shop itself. Telegram lets the first have 64 characters, so that
 * the longest ids have links to the shop only. Thread-safe.
 */
final class LinkedProducts {
  private static final String PREFIX = "p_";

  /** A product on sale, as far as a link shows it. */
  record Linked(String id, String title, long price, boolean varied) {}

  private final Catalogue catalogue;

  LinkedProducts(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /** Whether a link's parameter names a product; others say where somebody comes from. */
  static boolean isLink(String parameter) {
    return parameter.startsWith(PREFIX);
  }

  /** The product that a parameter names; empty if it is not on sale. */
  Optional<Linked> find(String parameter, Language language) {
    try {
      ProductId id = new ProductId(parameter.substring(PREFIX.length()));
      return catalogue
          .answer(new CatalogueQuestion.One(language, id))
          .map(answer -> JsonMapper.shared().readTree(answer.plain()))
          .filter(product -> product.path("available").asBoolean(false))
          .map(LinkedProducts::linked);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Linked linked(JsonNode product) {
    return new Linked(
        product.path("id").asString(),
        product.path("title").asString(),
        product.path("price").asLong(),
        product.path("varied").asBoolean(false));
  }
}
