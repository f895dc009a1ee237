package dandex.server.access;

/// Where requests come in.
@FunctionalInterface
public interface Door {
  /// Lets in whoever comes, as anybody.
  Door OPEN = _ -> new Admission.Admitted(Caller.ANYBODY, null);

  /// May throw what the store throws: a key that cannot be checked opens nothing.
  Admission admit(Visitor visitor);
}
