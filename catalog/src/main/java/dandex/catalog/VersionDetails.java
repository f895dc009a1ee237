package dandex.catalog;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the metadata of a version says besides what [Version] has.
///
/// @param funders those of the contributors who paid
/// @param protocols URLs
/// @param manifestLocations URLs of the list of assets
/// @param projects what made the dandiset
/// @param schemaVersion the release of the dandischema
public record VersionDetails(
    List<Contributor> contributors,
    List<Contributor> funders,
    List<RelatedResource> relatedResources,
    List<AboutTerm> about,
    List<EthicsApproval> ethicsApprovals,
    List<AccessRequirements> access,
    @Nullable AssetsSummary summary,
    List<String> studyTargets,
    List<String> protocols,
    List<Activity> projects,
    @Nullable String acknowledgement,
    @Nullable String citation,
    @Nullable String url,
    @Nullable String repository,
    List<String> manifestLocations,
    @Nullable Instant published,
    @Nullable String releaseNotes,
    @Nullable String schemaVersion) {
  /// The same without a date of publication.
  public VersionDetails unpublished() {
    return new VersionDetails(
        contributors,
        funders,
        relatedResources,
        about,
        ethicsApprovals,
        access,
        summary,
        studyTargets,
        protocols,
        projects,
        acknowledgement,
        citation,
        url,
        repository,
        manifestLocations,
        null,
        releaseNotes,
        schemaVersion);
  }
}
