package zij.server.gift;

import org.jooq.DSLContext;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import zij.query.order.Gifts;
import zij.server.file.LinkKey;
import zij.server.telegram.BotName;

/** What is bought for somebody else. */
@Configuration(proxyBeanMethods = false)
class GiftConfiguration {
  @Bean
  Gifts gifts(@Qualifier("own") DSLContext dsl) {
    return new Gifts(dsl);
  }

  @Bean
  GiftLinks giftLinks(BotName bot, LinkKey key) {
    return new GiftLinks(bot, key.bytes());
  }
}
