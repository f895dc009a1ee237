package dandex.catalog;

import org.jspecify.annotations.Nullable;

/// A word of a vocabulary as the archive's metadata writes it, which is not normalised: one species
/// goes by several names, and some terms have no identifier.
///
/// @param name as written, `Mus musculus - House mouse`
/// @param identifier a URL or CURIE where one is given,
///   `http://purl.obolibrary.org/obo/NCBITaxon_10090`
public record Term(String name, @Nullable String identifier) {}
