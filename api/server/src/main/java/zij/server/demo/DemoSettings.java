package zij.server.demo;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The made-up past of a demo.
 *
 * @param orders how many orders are made on an empty shop; none when 0
 * @param seed the same seed within the same hour makes the same past
 */
@ConfigurationProperties("zij.demo")
record DemoSettings(@DefaultValue("0") int orders, @DefaultValue("1420") long seed) {
  /** More would not fit into an evening. */
  static final int MAX_ORDERS = 1_000_000;
}
