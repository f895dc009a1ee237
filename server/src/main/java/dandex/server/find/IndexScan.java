package dandex.server.find;

import dandex.catalog.AssetField;
import dandex.catalog.AssetId;
import dandex.catalog.Question;
import org.jspecify.annotations.Nullable;

/// Reads a moment of the index; what is hidden is asked anew for each stretch.
///
/// @param question without a condition across levels, in the order of keys
record IndexScan(PointInTime time, Hidden hidden, Question<AssetField> question) implements Scan {
  @Override
  public String moment() {
    return time.id();
  }

  @Override
  public Stretch next(int size, @Nullable AssetId after) {
    var sight = hidden.now();
    var asked = question.on(Scan.page(size, after), false);
    return Stretch.of(time.assets(Inquiry.assets("", asked, sight)), sight);
  }

  @Override
  public void end() {
    time.close();
  }
}
