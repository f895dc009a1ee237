package dandex.sandbox.archive;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializable;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;

/// What is in the NWB file of an asset, told anew whenever it is asked for: thousands of them take
/// no memory to speak of. Two are equal where all that they tell is. In JSON they are their facts.
final class KnownContents implements JsonSerializable {
  private final Supplier<Lindi> lindi;

  KnownContents(Supplier<Lindi> lindi) {
    this.lindi = lindi;
  }

  KnownFile facts() {
    return inside().facts();
  }

  List<KnownItem> items() {
    return inside().items();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof KnownContents contents
        && contents.facts().equals(facts())
        && contents.items().equals(items());
  }

  @Override
  public int hashCode() {
    return facts().hashCode();
  }

  @Override
  public String toString() {
    return "told when asked";
  }

  @Override
  public void serialize(JsonGenerator out, SerializerProvider serializers) throws IOException {
    out.writePOJO(facts());
  }

  @Override
  public void serializeWithType(
      JsonGenerator out, SerializerProvider serializers, TypeSerializer type) throws IOException {
    serialize(out, serializers);
  }

  private Inside inside() {
    return lindi.get() instanceof Lindi.File file ? file.inside() : new Inside.Nothing();
  }
}
