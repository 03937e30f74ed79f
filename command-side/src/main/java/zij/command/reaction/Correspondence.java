package zij.command.reaction;

import zij.language.support.SupportEvent;

/** How buyers hear what becomes of their cases of support. */
public interface Correspondence {
  /**
   * Tells the buyer that the question has arrived. As with the other methods, returns when that was
   * sent, or when it never can be because the person does not want to hear from the bot.
   *
   * @throws RuntimeException if it was not sent; the call can be repeated
   */
  void received(SupportEvent.Opened opened);

  /** Brings the shop's answer, unless its buyer was forgotten meanwhile. */
  void answered(SupportEvent.Answered answered);

  /** Tells the buyer that the shop considers it settled. */
  void closed(SupportEvent.Closed closed);

  /** Tells the buyer that it goes on. */
  void reopened(SupportEvent.Reopened reopened);
}
