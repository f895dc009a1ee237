package dandex.indexer.run;

import static org.assertj.core.api.Assertions.assertThat;

import dandex.catalog.Json;
import dandex.catalog.bell.Bell;
import dandex.catalog.run.RequestBell;
import dandex.catalog.run.RequestClaims;
import dandex.catalog.run.RequestState;
import dandex.catalog.run.RunKind;
import dandex.catalog.run.RunLock;
import dandex.catalog.run.RunRequest;
import dandex.catalog.run.RunRequests;
import dandex.catalog.run.RunStatus;
import dandex.catalog.run.Runs;
import dandex.catalog.run.Starter;
import dandex.catalog.store.Database;
import dandex.sandbox.TestServers;
import dandex.sandbox.Watch;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WorkerTest {
  private static final Json PLAIN = new Json("{}");
  private static final Starter HERE = new Starter("here", 42, "1.0");
  private static final Starter THERE = new Starter("there", 43, "1.0");

  private final SettableClock clock = new SettableClock();
  private final Database database =
      Database.open(TestServers.freshDatabase(), 9, Duration.ofSeconds(30));
  private final Runs runs = new Runs(database.dataSource(), clock);
  private final RunRequests requests = new RunRequests(database.dataSource(), clock);
  private final RequestClaims claims = new RequestClaims(database.dataSource(), clock);
  private final Bell bell = RequestBell.listening(database.dataSource());
  private final Cancellation stop = new Cancellation();
  private final List<String> done = new CopyOnWriteArrayList<>();
  private final Map<RunKind, RequestedTask> tasks = new EnumMap<>(RunKind.class);
  private Task task = context -> {};

  WorkerTest() {
    for (var kind : RunKind.values()) {
      tasks.put(
          kind,
          (options, cancellation, started) -> {
            if (options.text().contains("nonsense")) throw new RequestRefused("no such option");
            var runner =
                new Runner(
                    database.dataSource(), runs, HERE, Progress.lines(clock), cancellation, clock);
            return runner
                .telling(started)
                .run(
                    kind,
                    options,
                    context -> {
                      done.add(kind.name());
                      task.run(context);
                    });
          });
    }
  }

  @AfterEach
  void close() {
    bell.close();
    database.close();
  }

  private Worker worker() {
    return new Worker(claims, bell, HERE, tasks, stop, clock);
  }

  private RunRequest now(RunRequest request) {
    return requests.byId(request.id()).orElseThrow();
  }

  @Test
  void what_was_put_is_worked_off_in_its_order_and_on_record() {
    var first = requests.put(RunKind.MIRROR, PLAIN, "me");
    requests.put(RunKind.DANDI, new Json("{\"concurrency\": 2}"), "me");
    requests.put(RunKind.MIRROR, PLAIN, "me");

    assertThat(worker().workOff()).isZero();

    assertThat(done).containsExactly("MIRROR", "DANDI", "MIRROR");
    assertThat(requests.newest(9)).allMatch(request -> request.state() == RequestState.DONE);
    var run = runs.byId(Objects.requireNonNull(now(first).run())).orElseThrow();
    assertThat(run.kind()).isEqualTo(RunKind.MIRROR);
    assertThat(worker().workOff()).isZero();
  }

  @Test
  void a_request_that_cannot_be_read_is_refused_with_its_reason() {
    var wrong = requests.put(RunKind.DANDI, new Json("{\"nonsense\": 1}"), "me");
    var right = requests.put(RunKind.DANDI, PLAIN, "me");

    assertThat(worker().workOff()).isEqualTo(1);

    assertThat(now(wrong).state()).isEqualTo(RequestState.REFUSED);
    assertThat(now(wrong).outcome()).isEqualTo("no such option");
    assertThat(now(right).state()).isEqualTo(RequestState.DONE);
    assertThat(runs.count()).isEqualTo(1);
  }

  @Test
  void how_runs_ended_is_on_the_request_and_the_worst_is_the_exit_code() {
    task = context -> context.error("000003", "it moved");
    var errors = requests.put(RunKind.DANDI, PLAIN, "me");
    assertThat(worker().workOff()).isEqualTo(3);
    task =
        context -> {
          throw new IllegalStateException("nobody listens");
        };
    var failed = requests.put(RunKind.DANDI, PLAIN, "me");
    assertThat(worker().workOff()).isEqualTo(1);

    assertThat(now(errors).outcome()).isEqualTo("completed with errors");
    assertThat(now(failed).state()).isEqualTo(RequestState.FAILED);
    assertThat(now(failed).outcome()).isEqualTo("nobody listens");
  }

  @Test
  void a_kind_that_somebody_else_runs_goes_back_to_the_queue() {
    var request = requests.put(RunKind.DANDI, PLAIN, "me");
    var running = runs.start(RunKind.DANDI, THERE, PLAIN);
    try (var _ = RunLock.tryTake(database.dataSource(), RunKind.DANDI).orElseThrow()) {
      assertThat(worker().workOff()).isZero();
    }

    assertThat(now(request).state()).isEqualTo(RequestState.QUEUED);
    assertThat(now(request).outcome()).startsWith("Run " + running + " (dandi, all) is going on");
    assertThat(done).isEmpty();
    clock.advance(Duration.ofSeconds(30));
    assertThat(worker().workOff()).isZero();
    assertThat(done).containsExactly("DANDI");
  }

  @Test
  void what_a_dead_worker_left_is_taken_up() {
    requests.put(RunKind.LINDI, PLAIN, "me");
    var left = claims.claim(Set.of(RunKind.LINDI), THERE).orElseThrow();
    assertThat(worker().workOff()).isZero();
    assertThat(done).isEmpty();

    clock.advance(Duration.ofMinutes(3));
    assertThat(worker().workOff()).isZero();

    assertThat(now(left).state()).isEqualTo(RequestState.DONE);
    assertThat(now(left).worker()).isEqualTo(HERE);
  }

  @Test
  void a_request_is_cancelled_while_it_runs() throws Exception {
    var begun = new CountDownLatch(1);
    task =
        context -> {
          begun.countDown();
          context.cancellation().await(Duration.ofMinutes(1));
        };
    var worker = Thread.ofVirtual().start(worker()::work);
    var request = requests.put(RunKind.DANDI, PLAIN, "me");
    begun.await();

    requests.requestCancel(request.id());
    await(request, RequestState.CANCELLED);

    assertThat(runs.newest(1, null).getFirst().status()).isEqualTo(RunStatus.CANCELLED);
    stop.ask();
    worker.join();
  }

  @Test
  void a_worker_wakes_for_what_is_put_and_runs_kinds_beside_each_other() throws Exception {
    var both = new CountDownLatch(2);
    task =
        context -> {
          both.countDown();
          both.await();
        };
    var worker = Thread.ofVirtual().start(worker()::work);
    var one = requests.put(RunKind.DANDI, PLAIN, "me");
    var other = requests.put(RunKind.LINDI, PLAIN, "me");

    await(one, RequestState.DONE);
    await(other, RequestState.DONE);

    stop.ask();
    worker.join();
  }

  @Test
  void a_worker_that_is_stopped_leaves_its_request_to_another() throws Exception {
    var begun = new CountDownLatch(1);
    task =
        context -> {
          begun.countDown();
          context.cancellation().await(Duration.ofMinutes(1));
        };
    var request = requests.put(RunKind.DANDI, PLAIN, "me");
    var worker = Thread.ofVirtual().start(worker()::work);
    begun.await();
    stop.ask();
    worker.join();

    assertThat(now(request).state()).isEqualTo(RequestState.QUEUED);
    assertThat(now(request).outcome()).isEqualTo("its worker was stopped");
    task = context -> {};
    new Worker(claims, bell, THERE, tasks, new Cancellation(), clock).workOff();
    assertThat(now(request).state()).isEqualTo(RequestState.DONE);
    assertThat(now(request).worker()).isEqualTo(THERE);
  }

  private void await(RunRequest request, RequestState state) {
    Watch.await("the request is " + state, () -> now(request).state() == state);
  }
}
