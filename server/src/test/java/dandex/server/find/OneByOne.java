package dandex.server.find;

import dandex.catalog.AssetField;
import dandex.catalog.AssetId;
import dandex.catalog.DandisetField;
import dandex.catalog.DandisetId;
import dandex.catalog.Scope;
import dandex.server.plan.Plan;
import java.util.List;

/// Finds one thing at a time, each as a request of its own.
record OneByOne(Finder finder) {
  Found<AssetId> assets(Plan<AssetField> plan) {
    var sitting = sitting();
    return sitting.answer(sitting.assets(plan));
  }

  Found<DandisetId> dandisets(Plan<DandisetField> plan) {
    var sitting = sitting();
    return sitting.answer(sitting.dandisets(plan));
  }

  List<TypeCount> neurodataTypes(Scope scope) {
    var sitting = sitting();
    return sitting.answer(sitting.neurodataTypes(scope));
  }

  List<AssetGroup> groups(Plan<AssetField> plan, List<GroupField> by) {
    var sitting = sitting();
    return sitting.answer(sitting.groups(plan, by));
  }

  Facets assetFacets(Plan<AssetField> plan, List<FacetAsk> asks) {
    var sitting = sitting();
    return sitting.answer(sitting.assetFacets(plan, asks));
  }

  Facets dandisetFacets(Plan<DandisetField> plan, List<FacetAsk> asks) {
    var sitting = sitting();
    return sitting.answer(sitting.dandisetFacets(plan, asks));
  }

  private Sitting sitting() {
    return finder.sitting(Ledger.NONE);
  }
}
