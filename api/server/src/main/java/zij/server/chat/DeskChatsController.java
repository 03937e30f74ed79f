package zij.server.chat;

import static zij.server.problem.ProblemException.answerOrProblem;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.InstantSource;
import java.util.List;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import zij.language.Refusal;
import zij.language.membership.MembershipCommand;
import zij.language.order.OrderId;
import zij.language.product.ChatId;
import zij.server.problem.ProblemException;
import zij.server.session.Caller;
import zij.server.session.CallerCommands;

/** The private chats that products can deliver, and another link for who needs one. */
@RestController
@Tag(name = "desk")
@RequestMapping("/api/desk")
class DeskChatsController {
  /** The last added first. */
  record OfferedChats(List<BotChats.BotChat> chats) {}

  /** {@code position} is -1 if a link was being made anyway. */
  record LinkAsked(long position) {}

  private final BotChats chats;
  private final CallerCommands commands;
  private final InstantSource clock;

  DeskChatsController(BotChats chats, CallerCommands commands, InstantSource clock) {
    this.chats = chats;
    this.commands = commands;
    this.clock = clock;
  }

  /** Those to which somebody of the shop has added the bot, able to let people in and out. */
  @Operation(operationId = "botChats", summary = "Private chats that products can deliver")
  @GetMapping("/chats")
  OfferedChats offered() {
    return new OfferedChats(chats.offered());
  }

  /** The link before is worth nothing from then on; the buyer is told the new one. */
  @Operation(operationId = "replaceChatLink", summary = "Make another link into a chat")
  @PostMapping("/orders/{id}/chats/{chat}/link")
  LinkAsked replace(
      @AuthenticationPrincipal Jwt session, @PathVariable String id, @PathVariable String chat) {
    var outcome =
        commands.send(
            Caller.of(session),
            new MembershipCommand.ReplaceLink(order(id), chat(chat), clock.instant()));
    var _ = answerOrProblem(outcome.decision());
    return new LinkAsked(outcome.position().orElse(-1));
  }

  private static OrderId order(String id) {
    try {
      return OrderId.parse(id);
    } catch (IllegalArgumentException e) {
      throw ProblemException.of(Refusal.MEMBERSHIP_UNKNOWN);
    }
  }

  private static ChatId chat(String id) {
    try {
      return new ChatId(Long.parseLong(id));
    } catch (IllegalArgumentException e) {
      throw ProblemException.of(Refusal.MEMBERSHIP_UNKNOWN);
    }
  }
}
