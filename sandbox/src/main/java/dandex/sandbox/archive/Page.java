package dandex.sandbox.archive;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.IntFunction;

/// A page of a list.
///
/// @param lazy whether the list is of the kind that tells its count on page 1 only and answers with
///   an empty page past its end
record Page(Query query, boolean lazy) {
  /// @param count how many items the whole list has
  /// @param item the JSON of the item at a position
  Reply of(int count, IntFunction<byte[]> item) {
    var size = query.pageSize();
    var last = Math.max(1, (count + size - 1) / size);
    var number = !lazy && query.get("page").equals("last") ? last : query.pageNumber();
    if (number < 1 || (number > last && !lazy)) return Reply.detail(404, "Invalid page.");

    var head = Json.object();
    if (lazy && number > 1) head.putNull("count");
    else head.put("count", count);
    head.put("next", number < last ? query.link(number + 1) : null);
    head.put("previous", number > 1 ? query.link(number - 1) : null);
    var page = new ByteArrayOutputStream();
    var start = Json.bytes(head);
    page.write(start, 0, start.length - 1);
    page.writeBytes(",\"results\":[".getBytes(StandardCharsets.US_ASCII));
    var first = Math.min(count, (number - 1) * size);
    var end = Math.min(count, first + size);
    for (var i = first; i < end; i++) {
      if (i > first) page.write(',');
      page.writeBytes(item.apply((int) i));
    }
    page.write(']');
    page.write('}');
    return Reply.json(page.toByteArray());
  }

  /// The same page as if the list had no more than its first items. What is no page stays.
  static Reply shortened(Reply reply, int items) {
    if (reply.status() != 200) return reply;
    var page = Json.object(reply.body());
    if (!(page.get("results") instanceof ArrayNode results)) return reply;
    while (results.size() > items) results.remove(results.size() - 1);
    if (page.hasNonNull("count")) page.put("count", results.size());
    return reply.with(Json.bytes(page.putNull("next")));
  }
}
