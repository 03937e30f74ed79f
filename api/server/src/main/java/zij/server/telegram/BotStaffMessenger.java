package zij.server.telegram;

import java.util.Set;
import java.util.TreeSet;
import zij.command.reaction.StaffMessenger;
import zij.command.role.StaffRegister;
import zij.language.Money;
import zij.language.TelegramUserId;
import zij.language.order.OrderId;
import zij.language.role.Role;

/**
 * Tells owners and managers by the bot. What is lost on the way stands at the desk and in {@code
 * zij.parcels.owed} still. Thread-safe.
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
    Set<Long> told = new TreeSet<>();
    staff.holders(Role.OWNER).forEach(person -> told.add(person.value()));
    staff.holders(Role.MANAGER).forEach(person -> told.add(person.value()));
    for (long person : told) {
      notices.tell(
          new TelegramUserId(person), "bot.parcel-owed", parcel.number(), MoneyText.of(amount));
    }
  }
}
