package zij.server.order;

/**
 * The link that the buyer's Telegram client opens to pay.
 *
 * @param position log position that a read has to show to know of it
 */
record InvoiceLink(String link, long position) {}
