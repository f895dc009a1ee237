package dandex.catalog.document;

import static java.nio.charset.StandardCharsets.UTF_8;

import co.elastic.clients.transport.TransportOptions;
import co.elastic.clients.transport.http.TransportHttpClient.Request;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.http.Header;
import org.apache.http.NameValuePair;
import org.apache.http.client.methods.HttpUriRequest;
import org.apache.http.client.methods.RequestBuilder;
import org.apache.http.client.utils.URLEncodedUtils;
import org.apache.http.entity.ByteArrayEntity;
import org.apache.http.message.BasicNameValuePair;

/// What every request to a cluster has on it.
///
/// @param pathPrefix often empty
/// @param headers that say who we are
record Postage(String pathPrefix, List<Header> headers) {
  /// The request as it goes over the wire.
  HttpUriRequest letter(Request request, TransportOptions options) {
    var letter = RequestBuilder.create(request.method()).setUri(address(request, options));
    headers.forEach(letter::setHeader);
    request.headers().forEach(letter::setHeader);
    options.headers().forEach(header -> letter.setHeader(header.getKey(), header.getValue()));
    var body = request.body();
    if (body != null) letter.setEntity(new ByteArrayEntity(bytes(body)));
    return letter.build();
  }

  private String address(Request request, TransportOptions options) {
    var parameters =
        Stream.of(request.queryParams(), options.queryParameters())
            .flatMap(all -> all.entrySet().stream())
            .map(Postage::pair)
            .toList();
    var path = pathPrefix + request.path();
    return parameters.isEmpty() ? path : path + "?" + URLEncodedUtils.format(parameters, UTF_8);
  }

  private static NameValuePair pair(Map.Entry<String, String> parameter) {
    return new BasicNameValuePair(parameter.getKey(), parameter.getValue());
  }

  private static byte[] bytes(Iterable<ByteBuffer> body) {
    var length = 0;
    for (var part : body) length += part.remaining();
    var whole = ByteBuffer.allocate(length);
    for (var part : body) whole.put(part.duplicate());
    return whole.array();
  }
}
