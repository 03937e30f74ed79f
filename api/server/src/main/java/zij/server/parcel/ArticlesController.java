package zij.server.parcel;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import zij.command.shipping.ShippingRoutes;
import zij.language.Language;
import zij.language.Money;
import zij.language.product.Text;
import zij.language.shipping.ShippingOption;
import zij.query.parcel.Parcels;
import zij.query.parcel.ShopArticle;
import zij.server.audit.Asked;

/** What shoppers can have sent by post, and how. */
@RestController
@Tag(name = "parcels")
class ArticlesController {
  /** Everything on sale, the newest first, and all ways of sending. */
  record Assortment(List<OnSale> articles, List<Way> shipping) {}

  /** One article in the language that was asked for. */
  record OnSale(String article, String emoji, String title, String text, Money price) {}

  /** One way of sending; Telegram asks for the address and offers those that lead there. */
  record Way(String option, String title, Money price, List<String> countries) {}

  private final Parcels parcels;
  private final ShippingRoutes routes;

  ArticlesController(Parcels parcels, ShippingRoutes routes) {
    this.parcels = parcels;
    this.routes = routes;
  }

  @Operation(operationId = "articles", summary = "What is paid with money and sent by post")
  @SecurityRequirements
  @GetMapping("/api/articles")
  Assortment articles(
      @RequestParam(required = false) @Nullable String lang,
      @Parameter(description = "At most so many of the newest; 200 if absent.")
          @RequestParam(required = false)
          @Nullable String limit,
      Locale locale) {
    Long most = new Asked("limit", limit).number(1, Parcels.MAX_ARTICLES);
    Language language =
        Optional.ofNullable(new Asked("lang", lang).as("a language", Language::ofTag))
            .orElseGet(() -> Language.nearest(locale));
    return new Assortment(
        parcels.articles(false, most == null ? Parcels.MAX_ARTICLES : most.intValue()).stream()
            .map(article -> inWords(article, language))
            .toList(),
        routes.now().options().stream().map(option -> inWords(option, language)).toList());
  }

  private static OnSale inWords(ShopArticle article, Language language) {
    Text text = article.texts().in(language);
    return new OnSale(
        article.article(), article.emoji(), text.title(), text.body(), article.price());
  }

  private static Way inWords(ShippingOption option, Language language) {
    return new Way(
        option.id().value(),
        option.title(language),
        option.price(),
        option.countries().stream().map(country -> country.code()).toList());
  }
}
