package zij.query.membership;

/** How it stands with a place in a private chat. */
public enum MembershipState {
  /** Its link is being made. */
  OPENING,
  /** Its link is there, and was not followed. */
  INVITED,
  /** The person was let in. */
  ADMITTED,
  /** The link is worth nothing, and the person has to be out. */
  ENDED
}
