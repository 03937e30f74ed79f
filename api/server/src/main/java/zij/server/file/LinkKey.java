package zij.server.file;

/**
 * The key by which this shop's links are made: of files, and of gifts. What is signed begins with
 * what it is for, so that one is never good as another.
 */
@SuppressWarnings("ArrayRecordComponent") // read, never compared
public record LinkKey(byte[] bytes) {}
