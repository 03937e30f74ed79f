package zij.server.telegram;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import zij.command.reaction.StaffMessenger;
import zij.command.role.StaffRegister;
import zij.language.Money;
import zij.language.TelegramUserId;
import zij.language.order.OrderId;
import zij.language.role.Role;
import zij.language.support.SupportEvent;

/**
 * Tells those who can do something about it by the bot. What is lost on the way stands at the desk
 * still, and what is owed in {@code zij.parcels.owed}. Thread-safe.
 */
final class BotStaffMessenger implements StaffMessenger {
  private final StaffRegister staff;
  private final StaffNotices notices;

  BotStaffMessenger(StaffRegister staff, StaffNotices notices) {
    this.staff = staff;
    this.notices = notices;
  }

  @Override
  public void owed(OrderId parcel, Money amount) {
    for (TelegramUserId person : holders(Role.OWNER, Role.MANAGER)) {
      notices.tell(person, "bot.parcel-owed", parcel.number(), MoneyText.of(amount));
    }
  }

  /** Tells all who may answer, but not the one who asks. */
  @Override
  public void asked(SupportEvent.Opened opened) {
    String number = opened.id().number();
    OrderId order = opened.order();
    var button = new StaffNotices.DeskButton("bot.case-open", "/cases/" + opened.id());
    for (TelegramUserId person : holders(Role.OWNER, Role.MANAGER, Role.SUPPORT)) {
      if (person.equals(opened.buyer())) continue;
      if (order == null) notices.tell(person, button, "bot.case-new", number);
      else notices.tell(person, button, "bot.case-new-order", number, order.number());
    }
  }

  /** Each once, whatever they hold. */
  private List<TelegramUserId> holders(Role... roles) {
    return Stream.of(roles)
        .flatMap(role -> staff.holders(role).stream())
        .distinct()
        .sorted(Comparator.comparingLong(TelegramUserId::value))
        .toList();
  }
}
