package zij.language.order;

import zij.language.product.Good;
import zij.language.product.ProductId;

/** One good that a buyer received. */
public record DeliveredGood(ProductId product, String title, Good good) {}
