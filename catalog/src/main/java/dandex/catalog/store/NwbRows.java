package dandex.catalog.store;

import dandex.catalog.AssetId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/// What is in NWB files, as the rows of `nwb_item` and `nwb_file`.
record NwbRows(Handle handle) {
  /// Makes what was read of each file that of its asset, exactly. Of a file that is stored already
  /// just so nothing is written. Its document is due by the file's row in `lindi`.
  ///
  /// @param hashes of what is stored, by asset
  /// @return hashes of what is stored now, of each file that was read
  List<String> replace(List<LindiAnswer.OfFile> read, Map<AssetId, String> hashes) {
    var now = new ArrayList<String>(read.size());
    var other = new ArrayList<NwbCopy>();
    for (var answer : read) {
      var copy = NwbCopy.of(answer.asset(), answer.file().contents());
      var hash = copy.hash();
      now.add(hash);
      if (!hash.equals(hashes.get(answer.asset()))) other.add(copy);
    }
    if (!other.isEmpty()) write(other);
    return now;
  }

  private void write(List<NwbCopy> copies) {
    var assets = copies.stream().map(NwbCopy::asset).toList();
    var vocabulary = new VocabularyRows(handle);
    vocabulary.subtract(assets);
    handle
        .createUpdate(
            """
            with items as (delete from nwb_item where asset = any(:assets))
            delete from nwb_file where asset = any(:assets)
            """)
        .bindArray("assets", AssetId.class, assets)
        .execute();
    var items = NwbCopy.noItems();
    var files = NwbCopy.noFiles();
    for (var copy : copies) {
      items.with(copy.items());
      files.with(copy.file());
    }
    items.into(
        handle,
        """
        copy nwb_item (
          asset, path, kind, aliases, target, shape, dtype, attributes, value,
          neurodata_type, namespace, namespace_version, ancestors, columns, rows, object_id,
          description, unit)
        from stdin (format binary)
        """);
    files.into(
        handle,
        """
        copy nwb_file (
          asset, nwb_version, identifier, session_id, session_description, session_start_time,
          session_start, experimenters, lab, institution, keywords, subject_id, species, sex, age,
          genotype, strain, devices, electrode_count, electrode_locations, electrode_groups,
          imaging_locations, indicators, unit_count, roi_count, sampling_rates, extension_names,
          extension_versions, top_level, item_count, neurodata_types, columns)
        from stdin (format binary)
        """);
    vocabulary.add(assets);
  }
}
