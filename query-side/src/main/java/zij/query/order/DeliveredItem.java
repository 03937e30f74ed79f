package zij.query.order;

/** What the buyer received for one line. */
public record DeliveredItem(String product, String title, String content) {}
