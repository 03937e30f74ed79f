package zij.server.picture;

import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import zij.server.ZijProperties;

/** The pictures of products. */
@Configuration(proxyBeanMethods = false)
class PictureConfiguration {
  @Bean
  PictureForms pictureForms() {
    return new PictureForms();
  }

  @Bean
  Pictures pictures(
      JdbcClient jdbc,
      PlatformTransactionManager transactions,
      InstantSource clock,
      ZijProperties properties) {
    return new Pictures(jdbc, transactions, clock, properties.files().maxPictures());
  }
}
