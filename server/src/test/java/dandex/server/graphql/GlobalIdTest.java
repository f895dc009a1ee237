package dandex.server.graphql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dandex.catalog.AssetId;
import dandex.catalog.DandisetId;
import java.util.List;
import org.junit.jupiter.api.Test;

class GlobalIdTest {
  private final AssetId asset = AssetId.parse("0f57f0b0-f021-42bb-8eaa-56cd482e2a29");

  @Test
  void an_asset_is_found_by_its_global_id_and_by_its_uuid() {
    assertThat(GlobalId.asset(GlobalId.of(asset))).isEqualTo(asset);
    assertThat(GlobalId.asset(asset.toString())).isEqualTo(asset);
    assertThat(GlobalId.asset(asset.toString().toUpperCase(java.util.Locale.ROOT)))
        .isEqualTo(asset);
  }

  @Test
  void another_types_id_and_what_is_none_are_refused() {
    var wrong = List.of(GlobalId.of(new DandisetId("000003")), "", "1-1-1-1-1", "%%", "QXNzZXQ6");
    for (var text : wrong) {
      assertThatThrownBy(() -> GlobalId.asset(text))
          .isInstanceOf(Refusal.class)
          .hasMessageEndingWith("is no id of an asset: give its `id` or its `assetId`, a UUID");
    }
  }
}
