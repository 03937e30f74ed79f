package zij.query.support;

import org.jspecify.annotations.Nullable;

/**
 * How support goes.
 *
 * @param waiting cases whose buyers wait for the shop now
 * @param answered cases in which the shop wrote last
 * @param opened cases opened in the last 30 days
 * @param medianFirstAnswerSeconds of those the median time to the first answer, in whole seconds;
 *     null while none is answered
 */
public record CaseFigures(
    long waiting, long answered, long opened, @Nullable Long medianFirstAnswerSeconds) {}
