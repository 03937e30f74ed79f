package zij.server.promotion;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import zij.language.promotion.PromotionId;
import zij.query.promotion.Promotions;

/**
 * The promotions without a code that may be on. Only which ones are looked at comes from here, and
 * may be a second old; whether one is on, and what it gives, each order decides by the log.
 */
@Component
class AutomaticPromotions {
  private static final Duration FRESH = Duration.ofSeconds(1);
  private static final String ALL = "all";

  private final LoadingCache<String, List<Promotions.Automatic>> known;

  AutomaticPromotions(Promotions promotions) {
    this.known = Caffeine.newBuilder().expireAfterWrite(FRESH).build(_ -> promotions.automatic());
  }

  List<PromotionId> on(Instant now) {
    return known.get(ALL).stream()
        .filter(promotion -> promotion.isOn(now))
        .map(Promotions.Automatic::promotion)
        .toList();
  }
}
