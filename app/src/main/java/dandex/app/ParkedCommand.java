package dandex.app;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dandex.catalog.outbox.Parked;
import dandex.catalog.outbox.ParkedDocuments;
import dandex.catalog.outbox.Redelivery;
import dandex.catalog.store.Database;
import java.time.temporal.ChronoUnit;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "parked",
    description = "Shows the documents that the search index refuses, and why.",
    mixinStandardHelpOptions = true)
final class ParkedCommand implements Runnable {
  private final Surroundings surroundings;

  @Option(
      names = "--retry",
      description = "Have them tried again by the next mirror run; those refused again stay here.")
  private boolean retry;

  @Option(names = "--json", description = "A JSON array on standard output.")
  private boolean json;

  ParkedCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public void run() {
    try (var database = surroundings.stores().database()) {
      list(new ParkedDocuments(database.dataSource()).all());
      if (retry) retry(database);
    }
  }

  private void list(List<Parked> parked) {
    if (json) {
      var array = JsonNodeFactory.instance.arrayNode();
      parked.forEach(one -> array.add(json(one)));
      surroundings.console().answer(array.toPrettyString());
    } else if (parked.isEmpty()) {
      surroundings.console().say("No document is parked.");
    } else {
      table(parked).lines().forEach(surroundings.console()::answer);
    }
  }

  private void retry(Database database) {
    var due = new Redelivery(database.dataSource()).parked();
    if (due > 0) {
      surroundings
          .console()
          .say("%,d are due again; `dandex mirror` delivers them.".formatted(due));
    }
  }

  private static Table table(List<Parked> parked) {
    var table = new Table("KIND", "KEY", "SINCE", "REASON");
    for (var one : parked) {
      table.add(
          one.change().kind().column(),
          one.change().key(),
          one.since().truncatedTo(ChronoUnit.SECONDS).toString(),
          one.reason());
    }
    return table;
  }

  private static ObjectNode json(Parked one) {
    return Facts.none()
        .put("kind", one.change().kind().column())
        .put("key", one.change().key())
        .put("revision", one.change().revision())
        .put("since", Facts.time(one.since()))
        .put("reason", one.reason());
  }
}
