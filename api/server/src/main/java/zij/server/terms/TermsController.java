package zij.server.terms;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import zij.language.Language;
import zij.language.terms.TermsVersion;
import zij.server.problem.ProblemException;

/** The shop's terms, for anybody. */
@RestController
@Tag(name = "terms")
class TermsController {
  /**
   * The terms in force.
   *
   * @param version to be named by who agrees: the SHA-256 of the texts in all languages
   * @param language in which the text is
   */
  record TermsInForce(TermsVersion version, Language language, String text) {}

  /** One version whole, so that its hash can be computed again. */
  record TermsTexts(TermsVersion version, Map<Language, String> texts) {}

  private final Terms terms;
  private final JdbcClient jdbc;

  TermsController(Terms terms, JdbcClient jdbc) {
    this.terms = terms;
    this.jdbc = jdbc;
  }

  @Operation(summary = "The terms in force, in the caller's language or the nearest")
  @SecurityRequirements
  @GetMapping("/api/terms")
  ResponseEntity<TermsInForce> terms(
      @Parameter(description = "en, ru, uz, uz-Cyrl, kk; by default what the request accepts.")
          @RequestParam(required = false)
          @Nullable String lang,
      HttpServletRequest request) {
    Terms.Told told = terms.in(lang == null ? Language.nearest(request.getLocale()) : of(lang));
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noCache())
        .body(new TermsInForce(terms.version(), told.language(), told.text()));
  }

  private static Language of(String tag) {
    try {
      return Language.ofTag(tag);
    } catch (IllegalArgumentException e) {
      throw ProblemException.of(HttpStatus.BAD_REQUEST, "LANGUAGE_UNKNOWN");
    }
  }

  /** 404 for a version that was never in force here. */
  @Operation(operationId = "termsVersion", summary = "A version of the terms in all its languages")
  @SecurityRequirements
  @GetMapping("/api/terms/{version}")
  ResponseEntity<TermsTexts> version(@PathVariable String version) {
    Map<Language, String> texts = new EnumMap<>(Language.class);
    TermsVersion asked = asked(version);
    jdbc.sql("select language, text from server.terms where version = ?")
        .param(HexFormat.of().parseHex(asked.value()))
        .query(row -> {
          texts.put(Language.ofTag(row.getString(1)), row.getString(2));
        });
    if (texts.isEmpty()) throw unknown();
    return ResponseEntity.ok()
        .cacheControl(CacheControl.maxAge(Duration.ofDays(365)).immutable())
        .body(new TermsTexts(asked, texts));
  }

  private static TermsVersion asked(String version) {
    try {
      return new TermsVersion(version);
    } catch (IllegalArgumentException e) {
      throw unknown();
    }
  }

  private static ProblemException unknown() {
    return ProblemException.of(HttpStatus.NOT_FOUND, "NOT_FOUND");
  }
}
