package dandex.indexer.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dandex.catalog.Json;
import dandex.catalog.run.RunError;
import dandex.catalog.run.RunKind;
import dandex.catalog.run.RunLock;
import dandex.catalog.run.RunStatus;
import dandex.catalog.run.Runs;
import dandex.catalog.run.Starter;
import dandex.catalog.store.Database;
import dandex.sandbox.TestServers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class RunnerTest {
  private static final Json OPTIONS = new Json("{\"forceFullSync\": true}");
  private static final Starter STARTER = new Starter("here", 42, "1.0");

  private final SettableClock clock = new SettableClock();
  private final Cancellation cancellation = new Cancellation();
  private final Database database =
      Database.open(TestServers.freshDatabase(), 4, Duration.ofSeconds(30));
  private final Runs runs = new Runs(database.dataSource(), clock);
  private final Runner runner =
      new Runner(database.dataSource(), runs, STARTER, Progress.lines(clock), cancellation, clock);

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void a_run_is_on_record_with_its_figures_in_order() {
    var outcome =
        runner.run(
            RunKind.DANDI,
            OPTIONS,
            context -> {
              context.count("zebras", 0);
              context.count("ants", 1);
              context.count("zebras", 2);
              clock.advance(Duration.ofSeconds(65));
            });

    assertThat(outcome.status()).isEqualTo(RunStatus.COMPLETED);
    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.took()).isEqualTo(Duration.ofSeconds(65));
    assertThat(outcome.report().counts().keySet()).containsExactly("zebras", "ants");
    var recorded = runs.byId(outcome.run()).orElseThrow();
    assertThat(recorded.status()).isEqualTo(RunStatus.COMPLETED);
    assertThat(recorded.starter()).isEqualTo(STARTER);
    assertThat(recorded.report()).isEqualTo(outcome.report());
  }

  @Test
  void errors_do_not_end_a_run_but_are_told() {
    var outcome =
        runner.run(RunKind.DANDI, OPTIONS, context -> context.error("000003", "it moved"));

    assertThat(outcome.status()).isEqualTo(RunStatus.COMPLETED_WITH_ERRORS);
    assertThat(outcome.exitCode()).isEqualTo(3);
    assertThat(outcome.report().errors()).containsExactly(new RunError("000003", "it moved"));
  }

  @Test
  void an_exception_fails_the_run_with_one_line() {
    var outcome =
        runner.run(
            RunKind.DANDI,
            OPTIONS,
            context -> {
              context.count("requests", 5);
              throw new IllegalStateException("nobody listens\n  at somewhere");
            });

    assertThat(outcome.status()).isEqualTo(RunStatus.FAILED);
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.report().message()).isEqualTo("nobody listens");
    assertThat(outcome.report().counts()).containsEntry("requests", 5L);
    assertThat(Summary.of(outcome)).contains("Reason: nobody listens");
  }

  @Test
  void a_cancelled_run_says_so() {
    var outcome = runner.run(RunKind.DANDI, OPTIONS, context -> cancellation.ask());

    assertThat(outcome.status()).isEqualTo(RunStatus.CANCELLED);
    assertThat(outcome.exitCode()).isEqualTo(130);
  }

  @Test
  void a_run_that_died_is_marked_by_the_next_one() {
    var dead = runs.start(RunKind.DANDI, STARTER, OPTIONS);

    runner.run(RunKind.DANDI, OPTIONS, context -> {});

    assertThat(runs.byId(dead).orElseThrow().status()).isEqualTo(RunStatus.FAILED);
  }

  @Test
  void two_runs_of_a_kind_do_not_go_on_at_once() {
    try (var _ = RunLock.tryTake(database.dataSource(), RunKind.DANDI).orElseThrow()) {
      assertThatThrownBy(() -> runner.run(RunKind.DANDI, OPTIONS, context -> {}))
          .isInstanceOf(RunBusy.class);
      assertThat(runner.run(RunKind.LINDI, OPTIONS, context -> {}).exitCode()).isZero();
    }
    assertThat(runner.run(RunKind.DANDI, OPTIONS, context -> {}).exitCode()).isZero();
    assertThat(runs.newest(10, null))
        .extracting(run -> run.kind())
        .isEqualTo(List.of(RunKind.DANDI, RunKind.LINDI));
  }

  @Test
  void who_gives_way_says_to_whom() {
    var running = runs.start(RunKind.DANDI, "DANDI:000003", STARTER, OPTIONS);
    try (var _ = RunLock.tryTake(database.dataSource(), RunKind.DANDI).orElseThrow()) {
      assertThatThrownBy(() -> runner.run(RunKind.DANDI, OPTIONS, context -> {}))
          .hasMessage(
              "Run %d (dandi, DANDI:000003) is going on since 2026-01-01T12:00:00Z on host here"
                      .formatted(running)
                  + " (pid 42, dandex 1.0); wait for it to end, or say --wait.");
    }
    try (var _ = RunLock.tryTake(database.dataSource(), RunKind.LINDI).orElseThrow()) {
      assertThatThrownBy(() -> runner.run(RunKind.LINDI, OPTIONS, context -> {}))
          .hasMessageStartingWith("Another lindi run is just beginning");
    }
  }

  @Test
  @Timeout(60)
  void who_waits_runs_when_the_other_has_ended() throws Exception {
    var order = new CopyOnWriteArrayList<String>();
    var begun = new CountDownLatch(1);
    var end = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var first =
          threads.submit(() ->
              runner.run(
                  RunKind.DANDI,
                  OPTIONS,
                  context -> {
                    begun.countDown();
                    end.await();
                    order.add("first");
                  }));
      begun.await();
      var second =
          threads.submit(
              () -> runner.waiting().run(RunKind.DANDI, OPTIONS, context -> order.add("second")));
      end.countDown();

      assertThat(second.get().status()).isEqualTo(RunStatus.COMPLETED);
      assertThat(first.get().status()).isEqualTo(RunStatus.COMPLETED);
    }
    assertThat(order).containsExactly("first", "second");
  }

  @Test
  @Timeout(60)
  void who_is_cancelled_while_it_waits_leaves_no_record() {
    try (var _ = RunLock.tryTake(database.dataSource(), RunKind.DANDI).orElseThrow()) {
      Thread.ofVirtual().start(cancellation::ask);
      assertThatThrownBy(() -> runner.waiting().run(RunKind.DANDI, OPTIONS, context -> {}))
          .isInstanceOf(WaitCancelled.class);
    }
    assertThat(runs.count()).isZero();
  }

  @Test
  void what_a_run_did_so_far_is_on_record_while_it_goes_on() {
    runner.run(
        RunKind.DANDI,
        OPTIONS,
        context -> {
          context.count("requests", 5);
          assertThat(runs.byId(context.run()).orElseThrow().report().counts()).isEmpty();
          clock.advance(Duration.ofSeconds(4));
          context.count("requests", 1);
          var soFar = runs.byId(context.run()).orElseThrow();
          assertThat(soFar.status()).isEqualTo(RunStatus.RUNNING);
          assertThat(soFar.report().counts()).containsEntry("requests", 6L);
        });
  }

  @Test
  void a_run_tells_its_number_and_what_it_is_about() {
    var told = new ArrayList<Long>();
    Task task = context -> {};

    var outcome = runner.telling(told::add).run(RunKind.LINDI, OPTIONS, task.about("DANDI:000003"));

    assertThat(told).containsExactly(outcome.run());
    assertThat(outcome.record().scope()).isEqualTo("DANDI:000003");
    assertThat(outcome.record()).isEqualTo(runs.byId(outcome.run()).orElseThrow());
  }
}
