package zij.server.terms;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HexFormat;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import zij.server.ZijProperties;

/** The terms in force. */
@Configuration(proxyBeanMethods = false)
class TermsConfiguration {
  /** They are kept, so that a consent can be read when others are in force. */
  @Bean
  Terms terms(ZijProperties properties, JdbcClient jdbc, InstantSource clock) {
    Terms terms = properties.terms() == null ? Terms.sample() : Terms.in(properties.terms());
    byte[] version = HexFormat.of().parseHex(terms.version().value());
    terms
        .texts()
        .forEach((language, text) ->
            jdbc.sql(
                    "insert into server.terms (version, language, text, first_seen)"
                        + " values (?, ?, ?, ?) on conflict do nothing")
                .params(version, language.tag(), text, clock.instant().atOffset(ZoneOffset.UTC))
                .update());
    return terms;
  }
}
