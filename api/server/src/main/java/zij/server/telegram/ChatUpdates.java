package zij.server.telegram;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.tracing.Tracer;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import zij.command.Commands;
import zij.command.role.StaffRegister;
import zij.language.Decision;
import zij.language.Done;
import zij.language.Provenance;
import zij.language.Vocabulary;
import zij.language.membership.MembershipCommand;
import zij.language.order.OrderId;
import zij.language.role.Role;
import zij.server.chat.BotChats;

/** What Telegram tells of private chats. Thread-safe. */
@Component
class ChatUpdates {
  private final Commands commands;
  private final BotChats known;
  private final StaffRegister staff;
  private final InstantSource clock;
  private final Tracer tracer;
  private final MeterRegistry meters;

  ChatUpdates(
      Commands commands,
      BotChats known,
      StaffRegister staff,
      InstantSource clock,
      Tracer tracer,
      MeterRegistry meters) {
    this.commands = commands;
    this.known = known;
    this.staff = staff;
    this.clock = clock;
    this.tracer = tracer;
    this.meters = meters;
  }

  /**
   * Whose place it is comes in, when the decision is in the log; whoever else asks by a link of
   * ours is sent away at once. Of other links the chat's own people decide.
   */
  Handled answer(Update.JoinRequest update) {
    count("chat_join_request");
    Optional<OrderId> order = TelegramChats.order(update.linkName());
    if (order.isEmpty()) return new Handled.Done();
    var admit =
        new MembershipCommand.Admit(
            order.get(), update.chat(), update.from(), update.id(), clock.instant());
    return switch (commands.send(admit, provenance(update)).decision()) {
      case Decision.Accepted<Done> _ -> new Handled.Done();
      case Decision.Refused<Done> _ ->
          new Handled.Answered(
              Map.of(
                  "method", "declineChatJoinRequest",
                  "chat_id", update.chat().value(),
                  "user_id", update.from().value()));
    };
  }

  /** Anybody can add the bot to a chat of theirs; only the shop's own are offered to the shop. */
  Handled note(Update.BotPlaced update) {
    count("my_chat_member");
    Set<Role> roles = staff.roles(update.by());
    boolean isOurs = roles.contains(Role.OWNER) || roles.contains(Role.MANAGER);
    if (!update.serves()) {
      known.forget(update.chat());
    } else if (isOurs) {
      known.remember(update.chat(), TelegramChats.title(update.title()), clock.instant());
    }
    return new Handled.Done();
  }

  private void count(String kind) {
    meters.counter("zij.webhook.updates", "kind", kind).increment();
  }

  private Provenance provenance(Update.JoinRequest update) {
    var span = tracer.currentSpan();
    return new Provenance(
        update.from().toString(),
        "telegram",
        Vocabulary.nameOf(MembershipCommand.Admit.class),
        span == null ? "" : span.context().traceId(),
        "update:" + update.id());
  }
}
