package dandex.sandbox.archive;

import java.util.List;

/// The words that made-up metadata are made of.
final class Words {
  /// @param names the first is the usual one; the others stand for the same identifier
  record Species(String identifier, List<String> names) {}

  static final Species MOUSE =
      new Species(
          "http://purl.obolibrary.org/obo/NCBITaxon_10090",
          List.of("Mus musculus - House mouse", "House mouse"));
  static final Species RAT =
      new Species(
          "http://purl.obolibrary.org/obo/NCBITaxon_10116",
          List.of("Rattus norvegicus - Norway rat"));
  static final Species HUMAN =
      new Species(
          "http://purl.obolibrary.org/obo/NCBITaxon_9606",
          List.of("Homo sapiens - Human", "Human"));
  static final Species MACAQUE =
      new Species(
          "http://purl.obolibrary.org/obo/NCBITaxon_9544",
          List.of("Macaca mulatta - Rhesus monkey"));
  static final Species FISH =
      new Species(
          "http://purl.obolibrary.org/obo/NCBITaxon_7955", List.of("Danio rerio - Zebra fish"));
  static final List<Species> ANIMALS = List.of(MOUSE, MOUSE, MOUSE, MOUSE, RAT, MACAQUE, FISH);

  static final List<String> REGIONS =
      List.of(
          "hippocampus",
          "primary visual cortex",
          "motor cortex",
          "thalamus",
          "striatum",
          "medial entorhinal cortex",
          "amygdala",
          "barrel cortex",
          "superior colliculus");
  static final List<String> TASKS =
      List.of(
          "spatial navigation",
          "decision making",
          "a delayed response task",
          "sleep",
          "reward learning",
          "passive viewing",
          "a memory task",
          "anesthesia");
  static final List<String> FAMILY_NAMES =
      List.of(
          "Abe",
          "Berger",
          "Castillo",
          "Dupont",
          "Eriksson",
          "Fofana",
          "García",
          "Horváth",
          "Ivanova",
          "Jørgensen",
          "Kim",
          "Lindström",
          "Müller",
          "Nakamura",
          "Okafor",
          "Petrov",
          "Quinn",
          "Rossi",
          "Szabó",
          "Tanaka",
          "Usman",
          "Varga",
          "Wang",
          "Xu",
          "Yılmaz",
          "Zhang");
  static final List<String> GIVEN_NAMES =
      List.of(
          "Ada",
          "Bela",
          "Chen",
          "Diego",
          "Emmy",
          "Fatima",
          "Grace",
          "Hiroshi",
          "Ines",
          "Jonas",
          "Kofi",
          "Lise",
          "Maria",
          "Noor",
          "Olga",
          "Per",
          "Rosa",
          "Santiago",
          "Tove",
          "Yael");
  static final List<String> INSTITUTES =
      List.of(
          "Institute of Neural Circuits",
          "National Institutes of Health",
          "Simons Foundation",
          "University of the North",
          "Allen Street Laboratory",
          "Wellcome Trust",
          "Max Planck Society",
          "School of Medicine");
  static final List<String> KEYWORDS =
      List.of(
          "hippocampus",
          "spike sorting",
          "calcium imaging",
          "memory",
          "decision making",
          "Neuropixels",
          "patch clamp",
          "open data",
          "mouse",
          "human",
          "theta",
          "sleep");
  static final List<String> SCHEMA_VERSIONS = List.of("0.4.4", "0.6.0", "0.6.3", "0.6.4", "0.6.8");
  static final List<String> LABS =
      List.of("Buzsáki Lab", "Systems Lab", "Churchland Lab", "Circuit Dynamics Group", "My Lab");
  static final List<String> GENOTYPES =
      List.of("wt/wt", "Sst-IRES-Cre/wt; Ai32/wt", "Vip-IRES-Cre/wt", "Thy1-GCaMP6f", "");
  static final List<String> MOUSE_STRAINS = List.of("C57BL/6J", "C57BL/6", "129S");
  static final List<String> RAT_STRAINS = List.of("Long Evans", "Sprague Dawley");
  static final List<String> INDICATORS = List.of("GCaMP6f", "GCaMP6s", "jRGECO1a", "OGB-1");

  private Words() {}
}
