package dandex.server.graphql;

import dandex.server.find.Stage;
import dandex.server.load.SearchTime;
import dandex.server.load.Tally;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/// What an answer cost: the stores, and time.
///
/// @param searches requests to Elasticsearch; one may hold the searches of several fields
/// @param statements of Postgres
/// @param rows read from Postgres
/// @param times that went on stages, without those that were not entered
/// @param searchTimes of the requests to Elasticsearch that it answered
public record Cost(
    int searches,
    int statements,
    long rows,
    Map<Stage, Duration> times,
    List<SearchTime> searchTimes) {
  static Cost of(Tally tally) {
    return new Cost(
        tally.searches(), tally.statements(), tally.rows(), tally.times(), tally.searchTimes());
  }

  /// Waiting for Elasticsearch.
  public Duration searching() {
    return on(Stage.SEARCH).plus(on(Stage.CROSSING));
  }

  /// Waiting for Postgres.
  public Duration loading() {
    return on(Stage.LOAD);
  }

  private Duration on(Stage stage) {
    return times.getOrDefault(stage, Duration.ZERO);
  }

  /// Tells of each stage by its word how much time went on it.
  public void eachStage(BiConsumer<String, Duration> told) {
    times.forEach((stage, time) -> told.accept(stage.word(), time));
  }

  /// Tells of each request to Elasticsearch that was answered how long it was waited for, and how
  /// long Elasticsearch says that it took.
  public void eachSearch(BiConsumer<Duration, Duration> told) {
    searchTimes.forEach(one -> told.accept(one.waited(), one.took()));
  }
}
