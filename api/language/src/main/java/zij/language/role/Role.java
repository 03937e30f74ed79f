package zij.language.role;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What somebody of the shop is there for. One person can hold several; owners may do anything. */
public enum Role {
  /** Everything, and who else works here. */
  OWNER,
  /** Runs the desk, but names nobody, settles no differences and connects no other systems. */
  MANAGER,
  /** Answers buyers and looks at their orders. */
  SUPPORT,
  /** Reads every entry of the log. */
  AUDITOR,
  /** Reads the shop's figures. */
  ANALYST;

  /** As it is stored and spoken of: {@code owner}. */
  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The role with this code.
   *
   * @throws IllegalArgumentException if there is none
   */
  @JsonCreator
  public static Role ofCode(String code) {
    for (Role role : values()) {
      if (role.code().equals(code)) return role;
    }
    throw new IllegalArgumentException("not a role: " + code);
  }
}
