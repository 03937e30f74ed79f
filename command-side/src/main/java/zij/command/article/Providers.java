package zij.command.article;

import zij.language.Currency;

/** Which money the shop can take: a payment provider's token is a setting, not an event. */
@FunctionalInterface
public interface Providers {
  /** Whether a provider takes this currency for the shop. */
  boolean take(Currency currency);
}
