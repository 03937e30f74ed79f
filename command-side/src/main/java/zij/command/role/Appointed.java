package zij.command.role;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import zij.language.TelegramUserId;
import zij.language.role.Role;

/**
 * Who holds roles by the server's settings: the first owners, who name the others. No command
 * changes that.
 *
 * @param people by role; a role that nobody holds so may be left out
 */
public record Appointed(Map<Role, Set<TelegramUserId>> people) {
  public Appointed {
    Map<Role, Set<TelegramUserId>> copy = new EnumMap<>(Role.class);
    people.forEach((role, holders) -> copy.put(role, Set.copyOf(holders)));
    people = Map.copyOf(copy);
  }

  /** Who holds this role so. */
  public Set<TelegramUserId> holders(Role role) {
    return people.getOrDefault(role, Set.of());
  }

  /** Whether a person holds this role so. */
  public boolean holds(TelegramUserId person, Role role) {
    return holders(role).contains(person);
  }
}
