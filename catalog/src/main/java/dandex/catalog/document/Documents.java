package dandex.catalog.document;

import dandex.catalog.AssetId;
import dandex.catalog.DandisetId;
import dandex.catalog.store.Database;
import java.util.Collection;
import java.util.Map;

/// Rows as they are now, made into documents. What is not in the answer is gone, and its document
/// is to be deleted.
public final class Documents {
  public Documents(Database database) {
    throw new UnsupportedOperationException();
  }

  public Map<AssetId, AssetDocument> assets(Collection<AssetId> ids) {
    throw new UnsupportedOperationException();
  }

  public Map<DandisetId, DandisetDocument> dandisets(Collection<DandisetId> ids) {
    throw new UnsupportedOperationException();
  }
}
