package zij.language.role;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import zij.language.LogicalName;
import zij.language.TelegramUserId;
import zij.language.difference.Note;

/** What can happen to who works in the shop. Names and shapes are stored for ever. */
public sealed interface RoleEvent {
  /** Under which all of them stand in the log. No id of anything else begins like this. */
  String AGGREGATE_ID = "role:staff";

  /** Which owner did it. */
  TelegramUserId by();

  /** When it was decided. */
  Instant at();

  /**
   * Somebody may do what a role is for.
   *
   * @param by who named them, or who invited them
   * @param invitation which is used up by this; null if they were named by their Telegram id
   */
  @LogicalName("role.granted")
  record Granted(
      TelegramUserId person,
      Role role,
      TelegramUserId by,
      @Nullable InvitationId invitation,
      Note why,
      Instant at)
      implements RoleEvent {}

  /** Somebody may do it no longer. */
  @LogicalName("role.revoked")
  record Revoked(TelegramUserId person, Role role, TelegramUserId by, Note why, Instant at)
      implements RoleEvent {}

  /**
   * Whoever opens the link first can have a role.
   *
   * @param until from when on the link is worth nothing
   */
  @LogicalName("role.invited")
  record Invited(
      InvitationId invitation, Role role, TelegramUserId by, Note why, Instant until, Instant at)
      implements RoleEvent {}

  /** The link is worth nothing any more. */
  @LogicalName("role.invitation-withdrawn")
  record InvitationWithdrawn(InvitationId invitation, TelegramUserId by, Instant at)
      implements RoleEvent {}
}
