package dandex.server.load;

import dandex.catalog.Activity;
import java.util.List;

/// Reads what made something.
final class Activities {
  private Activities() {}

  /// @param metadata of an asset or a version
  static List<Activity> of(Part metadata) {
    return metadata.at("wasGeneratedBy").objects().map(Activities::activity).toList();
  }

  private static Activity activity(Part activity) {
    return new Activity(
        switch (activity.schemaKey()) {
          case "Session" -> Activity.Kind.SESSION;
          case "Project" -> Activity.Kind.PROJECT;
          default -> Activity.Kind.ACTIVITY;
        },
        activity.at("name").text(),
        activity.at("identifier").text(),
        activity.at("description").text(),
        activity.at("startDate").time(),
        activity.at("endDate").time());
  }
}
