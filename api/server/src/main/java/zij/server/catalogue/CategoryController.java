package zij.server.catalogue;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import zij.query.category.CategoryChips;
import zij.query.product.Catalogue;
import zij.query.product.CatalogueQuestion;

/** What shoppers can narrow the catalogue to. */
@RestController
@Tag(name = "catalog")
class CategoryController {
  private final Catalogue catalogue;

  CategoryController(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /** The categories in which something is on sale, in their order. */
  @Operation(operationId = "categories", summary = "Categories with something on sale")
  @SecurityRequirements
  @GetMapping("/api/catalog/categories")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = CategoryChips.class)))
  ResponseEntity<byte[]> categories(
      @RequestParam(required = false) @Nullable String lang, HttpServletRequest request) {
    var question = new CatalogueQuestion.Chips(CatalogueController.language(lang, request));
    return CatalogueController.ready(catalogue.answer(question).orElseThrow(), request);
  }
}
