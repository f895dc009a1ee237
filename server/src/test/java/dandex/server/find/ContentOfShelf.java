package dandex.server.find;

/// The [Shelf] on real servers, one for all tests of the process.
final class ContentOfShelf {
  private static final Content CONTENT = content();

  private ContentOfShelf() {}

  static Content get() {
    return CONTENT;
  }

  private static Content content() {
    var content = new Content();
    content.keep(Shelf.ROWS);
    return content;
  }
}
