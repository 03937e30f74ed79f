package zij.server.cart;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Locale;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import zij.language.Language;
import zij.language.TelegramUserId;
import zij.server.session.Caller;

/** Whether the bot may remind the caller of a cart that was left. */
@RestController
@Tag(name = "cart")
@RequestMapping("/api/me/cart/reminder")
class CartReminderController {
  /** Off until the caller turns it on. */
  record CartReminder(boolean wanted) {}

  private final CartReminders reminders;

  CartReminderController(CartReminders reminders) {
    this.reminders = reminders;
  }

  @Operation(operationId = "cartReminder", summary = "Whether the bot may remind the caller")
  @GetMapping
  CartReminder reminder(@AuthenticationPrincipal Jwt session) {
    return new CartReminder(reminders.isWanted(Caller.of(session).id()));
  }

  /** One message for a cart that was left, in the language of this request. */
  @Operation(operationId = "wantCartReminder", summary = "Allow the bot one reminder, or forbid it")
  @PutMapping
  CartReminder want(
      @AuthenticationPrincipal Jwt session, @RequestBody CartReminder wish, Locale locale) {
    TelegramUserId buyer = Caller.of(session).id();
    if (wish.wanted()) reminders.want(buyer, Language.nearest(locale));
    else reminders.unwant(buyer);
    return wish;
  }
}
