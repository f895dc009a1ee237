package dandex.server.find;

/// How many assets hold an object of a type.
///
/// @param assets of just this type
/// @param withSubtypes of this type or a subtype
public record TypeCount(String neurodataType, long assets, long withSubtypes) {}
