package zij.server.catalogue;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import zij.language.Language;
import zij.language.product.ProductId;
import zij.query.product.Catalogue;
import zij.query.product.Product;
import zij.query.product.ProductPage;
import zij.server.problem.ProblemException;

/** What is on sale, for everybody. */
@RestController
@Tag(name = "catalog")
@RequestMapping("/api/catalog/products")
class CatalogueController {
  private static final int MAX_SEARCH = 100;

  private final Catalogue catalogue;

  CatalogueController(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /**
   * A page of the products on sale; {@code lang} or else Accept-Language says in which language.
   */
  @Operation(operationId = "products", summary = "Browse and search")
  @SecurityRequirements
  @GetMapping
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = ProductPage.class)))
  ResponseEntity<byte[]> page(
      @RequestParam(required = false) @Nullable String lang,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(defaultValue = "20") int limit,
      @RequestParam(required = false) @Nullable String q,
      Locale locale) {
    if (limit < 1 || limit > Catalogue.MAX_PAGE) throw invalid();
    if (q != null && q.length() > MAX_SEARCH) throw invalid();
    String search = q == null || q.isBlank() ? null : q.strip();
    return json(catalogue.page(language(lang, locale), after(cursor), limit, search));
  }

  /** One product. */
  @Operation(summary = "One product")
  @SecurityRequirements
  @GetMapping("/{id}")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = Product.class)))
  ResponseEntity<byte[]> product(
      @PathVariable String id,
      @RequestParam(required = false) @Nullable String lang,
      Locale locale) {
    ProductId product;
    try {
      product = new ProductId(id);
    } catch (IllegalArgumentException e) {
      throw unknown();
    }
    return json(
        catalogue
            .product(product, language(lang, locale))
            .orElseThrow(CatalogueController::unknown));
  }

  private static ResponseEntity<byte[]> json(byte[] body) {
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .cacheControl(CacheControl.noCache())
        .body(body);
  }

  private static Language language(@Nullable String lang, Locale locale) {
    if (lang == null) return Language.nearest(locale);
    try {
      return Language.ofTag(lang);
    } catch (IllegalArgumentException e) {
      throw ProblemException.of(HttpStatus.BAD_REQUEST, "LANGUAGE_UNKNOWN");
    }
  }

  private static long after(@Nullable String cursor) {
    if (cursor == null) return Catalogue.BEGINNING;
    if (!cursor.matches("[0-9]{1,15}")) throw invalid();
    return Long.parseLong(cursor);
  }

  private static ProblemException invalid() {
    return ProblemException.of(HttpStatus.BAD_REQUEST, "INVALID_REQUEST");
  }

  private static ProblemException unknown() {
    return ProblemException.of(HttpStatus.NOT_FOUND, "PRODUCT_UNKNOWN");
  }
}
