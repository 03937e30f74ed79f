package zij.server.support;

import io.micrometer.tracing.Tracer;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import zij.command.Commands;
import zij.language.Command;
import zij.language.Decision;
import zij.language.Done;
import zij.language.Language;
import zij.language.Provenance;
import zij.language.TelegramUserId;
import zij.language.Vocabulary;
import zij.language.order.OrderId;
import zij.language.support.CaseId;
import zij.language.support.SupportCommand;
import zij.query.support.Cases;

/**
 * The buyers' side of support: what they write in the chat becomes commands, each named by the
 * update that brought it, so that an update which Telegram repeats does nothing twice. Thread-safe.
 */
@Component
public class SupportLine {
  /**
   * So many cases of a buyer wait for an answer at the most. Counted in the read model, which is a
   * moment behind the log; Telegram brings the updates of one chat one after the other.
   */
  public static final int MAX_WAITING = 3;

  private final Commands commands;
  private final CaseWords words;
  private final Cases cases;
  private final InstantSource clock;
  private final Tracer tracer;

  SupportLine(Commands commands, CaseWords words, Cases cases, InstantSource clock, Tracer tracer) {
    this.commands = commands;
    this.words = words;
    this.cases = cases;
    this.clock = clock;
    this.tracer = tracer;
  }

  /** Whether a buyer may open another case. */
  public boolean mayOpen(TelegramUserId buyer) {
    return cases.waiting(buyer) < MAX_WAITING;
  }

  /**
   * Opens a case; it is durable when this returns.
   *
   * @throws IllegalArgumentException if the text cannot be kept, see {@link CaseWords#seal}
   */
  public CaseId open(
      long update, TelegramUserId buyer, Language language, @Nullable OrderId order, String text) {
    CaseId id = CaseId.of(buyer, update);
    var message = words.seal(buyer, id, messageId(update), text);
    var _ =
        send(
            update,
            buyer,
            new SupportCommand.Open(id, buyer, order, language, message, clock.instant()));
    return id;
  }

  /**
   * Writes in a case; it is durable when this returns.
   *
   * @throws IllegalArgumentException if the text cannot be kept, see {@link CaseWords#seal}
   */
  public Decision<Done> write(long update, TelegramUserId buyer, CaseId id, String text) {
    var message = words.seal(buyer, id, messageId(update), text);
    return send(update, buyer, new SupportCommand.Write(id, buyer, message, clock.instant()));
  }

  private static String messageId(long update) {
    return "u" + update;
  }

  private <A> Decision<A> send(long update, TelegramUserId buyer, Command<A> command) {
    var span = tracer.currentSpan();
    Provenance provenance =
        new Provenance(
            buyer.toString(),
            "telegram",
            Vocabulary.nameOf(command.getClass()),
            span == null ? "" : span.context().traceId(),
            "update:" + update);
    return commands.send(command, provenance).decision();
  }
}
