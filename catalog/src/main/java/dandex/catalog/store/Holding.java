package dandex.catalog.store;

/// What the catalog holds many of, and in which rows.
public enum Holding {
  DANDISETS("dandiset"),
  VERSIONS("version"),
  ASSETS("asset"),
  /// Those that were read.
  LINDI_FILES("lindi where structure is not null"),
  NWB_OBJECTS("nwb_item where neurodata_type is not null");

  private final String rows;

  Holding(String rows) {
    this.rows = rows;
  }

  String rows() {
    return rows;
  }
}
