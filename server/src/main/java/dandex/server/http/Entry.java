package dandex.server.http;

import io.javalin.config.JettyConfig;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/// Where clients connect, how many of them, and how long they may be silent.
record Entry(ServerOptions options) {
  void open(JettyConfig jetty) {
    jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
    jetty.addConnector(this::connector);
    jetty.modifyServer(server ->
        server.addBean(new NetworkConnectionLimit(options.bounds().connections(), server)));
  }

  private ServerConnector connector(Server server, HttpConfiguration http) {
    var connector = new ServerConnector(server, new HttpConnectionFactory(http));
    connector.setHost(options.host());
    connector.setPort(options.port());
    connector.setIdleTimeout(options.bounds().idle().toMillis());
    return connector;
  }
}
