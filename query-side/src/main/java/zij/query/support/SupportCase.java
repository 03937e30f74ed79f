package zij.query.support;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A case of support, as the shop sees it in a list.
 *
 * @param buyer Telegram id
 * @param order which order it is about; null if it is about none
 * @param language in which the buyer is told what the shop itself says
 * @param takenBy Telegram id of who looks after it; null if nobody does
 * @param firstAnswerAt null while the shop has not answered
 * @param firstAnswerSeconds whole seconds from the question to the first answer; null like it
 * @param changedAt when anything last happened to it
 * @param position log position of the last event that is in here
 */
public record SupportCase(
    UUID caseId,
    String number,
    CaseState state,
    long buyer,
    @Nullable UUID order,
    String language,
    @Nullable Long takenBy,
    int messages,
    Instant openedAt,
    @Nullable Instant firstAnswerAt,
    @Nullable Long firstAnswerSeconds,
    Instant changedAt,
    long position) {}
