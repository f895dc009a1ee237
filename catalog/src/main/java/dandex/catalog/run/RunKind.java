package dandex.catalog.run;

public enum RunKind {
  DANDI,
  LINDI,
  MIRROR
}
