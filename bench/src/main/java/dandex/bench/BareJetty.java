package dandex.bench;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;

/// A server that reads what it is sent and writes the same bytes, whatever it was: what HTTP alone
/// takes. Run as a process of its own.
final class BareJetty extends Handler.Abstract.NonBlocking {
  private final byte[] answer;

  private BareJetty(byte[] answer) {
    this.answer = answer;
  }

  /// @param arguments the file that is the answer
  public static void main(String[] arguments) throws Exception {
    var server = new Server();
    var connector = new ServerConnector(server);
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    server.setHandler(new BareJetty(Files.readAllBytes(Path.of(arguments[0]))));
    server.start();
    System.out.println("http://127.0.0.1:" + connector.getLocalPort());
    server.join();
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    Content.Source.consumeAll(
        request, Callback.from(() -> write(response, callback), callback::failed));
    return true;
  }

  private void write(Response response, Callback callback) {
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json;charset=utf-8");
    response.getHeaders().put(HttpHeader.CONTENT_LENGTH, answer.length);
    response.write(true, ByteBuffer.wrap(answer), callback);
  }
}
