package zij.server.telegram;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import zij.language.role.Role;

/** The mini apps for who works in the shop. */
enum StaffApp {
  DESK,
  AUDIT,
  INSIGHTS;

  /** The folder of its address. */
  String path() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Those that somebody with these roles has a use for. */
  static List<StaffApp> of(Set<Role> roles) {
    return Stream.of(values()).filter(app -> roles.stream().anyMatch(app::isFor)).toList();
  }

  private boolean isFor(Role role) {
    return switch (role) {
      case OWNER -> true;
      case MANAGER, SUPPORT -> this == DESK;
      case AUDITOR -> this == AUDIT;
      case ANALYST -> this == INSIGHTS;
    };
  }
}
