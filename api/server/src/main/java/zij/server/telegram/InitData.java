package zij.server.telegram;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import zij.language.TelegramUserId;

/**
 * What Telegram vouched for when a mini app was opened.
 *
 * @param languageCode IETF tag of the user's client; null if Telegram did not say
 * @param authDate when Telegram signed it
 * @param sha256 hash of the raw initData in hexadecimal digits; evidence is referred to by it
 */
public record InitData(
    TelegramUserId user,
    @Nullable String languageCode,
    Instant authDate,
    String raw,
    String sha256) {}
