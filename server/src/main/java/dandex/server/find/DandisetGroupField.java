package dandex.server.find;

import dandex.catalog.DandisetField;
import dandex.catalog.Scope;
import java.util.Set;

/// What dandisets are counted by: words of the index, of which a dandiset may have several or none.
public enum DandisetGroupField implements WordField {
  KEYWORD("keywords", DandisetField.KEYWORDS),
  CONTRIBUTOR("contributors", DandisetField.CONTRIBUTORS),
  LICENSE("licenses", DandisetField.LICENSES),
  SPECIES("species.name", DandisetField.SPECIES),
  APPROACH("approach.name", DandisetField.APPROACH),
  MEASUREMENT_TECHNIQUE("measurementTechnique.name", DandisetField.MEASUREMENT_TECHNIQUE),
  VARIABLE_MEASURED("variableMeasured", DandisetField.VARIABLE_MEASURED);

  private final String field;
  private final DandisetField condition;

  DandisetGroupField(String field, DandisetField condition) {
    this.field = field;
    this.condition = condition;
  }

  @Override
  public String field(Scope scope) {
    return field;
  }

  @Override
  public Set<Enum<?>> conditions() {
    return Set.of(condition);
  }
}
