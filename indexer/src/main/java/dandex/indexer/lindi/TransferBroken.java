package dandex.indexer.lindi;

import java.io.IOException;

/// The connection failed while a body came. Tells it from what is wrong with the body.
final class TransferBroken extends IOException {
  TransferBroken(Throwable cause) {
    super("the connection broke: " + cause.getMessage(), cause);
  }
}
