package dandex.sandbox.archive;

/// What a file is.
enum FileKind {
  NWB(".nwb", "application/x-nwb"),
  NWB_ZARR(".nwb.zarr", "application/x-zarr"),
  IMAGE_ZARR(".ome.zarr", "application/x-zarr"),
  VIDEO(".mp4", "video/mp4"),
  OLD_VIDEO(".avi", "video/x-msvideo"),
  TABLE(".csv", "text/csv"),
  SIDECAR(".json", "application/json");

  private final String extension;
  private final String encodingFormat;

  FileKind(String extension, String encodingFormat) {
    this.extension = extension;
    this.encodingFormat = encodingFormat;
  }

  String extension() {
    return extension;
  }

  String encodingFormat() {
    return encodingFormat;
  }

  boolean isZarr() {
    return this == NWB_ZARR || this == IMAGE_ZARR;
  }
}
