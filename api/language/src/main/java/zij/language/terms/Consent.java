package zij.language.terms;

import java.time.Instant;
import zij.language.Language;
import zij.language.TelegramUserId;

/**
 * That a person agreed to the shop's terms: what evidence of the kind {@code CONSENT} holds, as
 * JSON. It is recorded once for each person and version; orders refer to it.
 *
 * @param language in which the person was shown them
 * @param at when the shop heard of it
 */
public record Consent(TelegramUserId user, TermsVersion terms, Language language, Instant at) {}
