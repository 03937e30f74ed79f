package zij.language.role;

import java.time.Instant;
import zij.language.Command;
import zij.language.Done;
import zij.language.LogicalName;
import zij.language.TelegramUserId;
import zij.language.difference.Note;

/** What can be asked about who works in the shop. */
public sealed interface RoleCommand {
  Instant at();

  /** Gives somebody a role; again it changes nothing. For owners. */
  @LogicalName("role.grant")
  record Grant(TelegramUserId person, Role role, TelegramUserId by, Note why, Instant at)
      implements RoleCommand, Command<Done> {}

  /** Takes a role away. For owners; there always stays one. */
  @LogicalName("role.revoke")
  record Revoke(TelegramUserId person, Role role, TelegramUserId by, Note why, Instant at)
      implements RoleCommand, Command<Done> {}

  /**
   * Makes a link for one person. For owners.
   *
   * @param until from when on it is worth nothing
   */
  @LogicalName("role.invite")
  record Invite(
      InvitationId invitation, Role role, TelegramUserId by, Note why, Instant until, Instant at)
      implements RoleCommand, Command<Done> {}

  /** Takes the role that a link is for; the same person again changes nothing. */
  @LogicalName("role.accept")
  record Accept(InvitationId invitation, TelegramUserId person, Instant at)
      implements RoleCommand, Command<Role> {}

  /** Makes a link worth nothing. For owners; again it changes nothing. */
  @LogicalName("role.withdraw-invitation")
  record WithdrawInvitation(InvitationId invitation, TelegramUserId by, Instant at)
      implements RoleCommand, Command<Done> {}
}
