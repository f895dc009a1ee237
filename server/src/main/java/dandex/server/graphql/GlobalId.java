package dandex.server.graphql;

import static java.nio.charset.StandardCharsets.UTF_8;

import dandex.catalog.AssetId;
import dandex.catalog.DandisetId;
import java.util.Base64;
import java.util.regex.Pattern;

/// Identifiers of this API, unique over all its types: `Asset:<uuid>` in base64url.
final class GlobalId {
  private static final Pattern UUID =
      Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
  private static final Pattern DIGITS = Pattern.compile("\\d{6,}");
  private static final String ASSET = "Asset:";
  private static final String DANDISET = "Dandiset:";

  private GlobalId() {}

  static String of(AssetId asset) {
    return encode(ASSET + asset);
  }

  static String of(DandisetId dandiset) {
    return encode(DANDISET + dandiset);
  }

  /// Reads the `id` of whatever has one.
  static NodeKey node(String text) {
    var decoded = decode(text);
    if (decoded.startsWith(ASSET)) {
      var uuid = decoded.substring(ASSET.length());
      if (UUID.matcher(uuid).matches()) return new NodeKey.OfAsset(AssetId.parse(uuid));
    }
    if (decoded.startsWith(DANDISET)) {
      var digits = decoded.substring(DANDISET.length());
      if (DIGITS.matcher(digits).matches()) return new NodeKey.OfDandiset(new DandisetId(digits));
    }
    throw Refusal.badInput(Quotation.of(text) + " is no `id` of this API");
  }

  /// Reads the `id` of an asset, or its UUID.
  static AssetId asset(String text) {
    if (UUID.matcher(text).matches()) return AssetId.parse(text);
    var decoded = decode(text);
    if (decoded.startsWith(ASSET)) {
      var uuid = decoded.substring(ASSET.length());
      if (UUID.matcher(uuid).matches()) return AssetId.parse(uuid);
    }
    throw Refusal.badInput(
        Quotation.of(text) + " is no id of an asset: give its `id` or its `assetId`, a UUID");
  }

  private static String encode(String text) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
  }

  private static String decode(String text) {
    try {
      return new String(Base64.getUrlDecoder().decode(text), UTF_8);
    } catch (IllegalArgumentException malformed) {
      return "";
    }
  }
}
