package dandex.catalog.run;

import static org.assertj.core.api.Assertions.assertThat;

import dandex.catalog.Json;
import dandex.catalog.store.Database;
import dandex.sandbox.TestServers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class RunRequestsTest {
  private static final Duration LEASE = Duration.ofMinutes(2);
  private static final Set<RunKind> ALL = Set.of(RunKind.values());
  private static final Json PLAIN = new Json("{}");
  private static final Starter WORKER = new Starter("here", 1, "0.1.0");
  private static final Starter OTHER = new Starter("there", 2, "0.1.0");

  private final SettableClock clock = new SettableClock();
  private final Database database =
      Database.open(TestServers.freshDatabase(), 9, Duration.ofSeconds(20));
  private final RunRequests requests = new RunRequests(database.dataSource(), clock);
  private final RequestClaims claims = new RequestClaims(database.dataSource(), clock);

  @AfterEach
  void close() {
    database.close();
  }

  private RunRequest now(RunRequest request) {
    return requests.byId(request.id()).orElseThrow();
  }

  private RunRequest claimed(Starter worker) {
    return claims.claim(ALL, worker).orElseThrow();
  }

  @Test
  void the_oldest_request_is_claimed_first_and_one_of_a_kind_at_a_time() {
    var first = requests.put(RunKind.DANDI, new Json("{\"concurrency\": 2}"), "me");
    var second = requests.put(RunKind.DANDI, PLAIN, "me");
    var other = requests.put(RunKind.MIRROR, PLAIN, "me");

    var claim = claimed(WORKER);
    assertThat(claim.id()).isEqualTo(first.id());
    assertThat(claim.state()).isEqualTo(RequestState.RUNNING);
    assertThat(claim.options()).isEqualTo(first.options());
    assertThat(claim.worker()).isEqualTo(WORKER);
    assertThat(claimed(OTHER).id()).isEqualTo(other.id());
    assertThat(claims.claim(ALL, OTHER)).isEmpty();

    claims.finish(claim, RequestState.DONE, "completed");
    assertThat(claims.claim(Set.of(RunKind.LINDI), OTHER)).isEmpty();
    assertThat(claimed(OTHER).id()).isEqualTo(second.id());
    assertThat(now(first).outcome()).isEqualTo("completed");
    assertThat(requests.newest(2))
        .extracting(RunRequest::id)
        .containsExactly(other.id(), second.id());
  }

  @Test
  void the_same_is_queued_once_until_a_worker_has_it() {
    var options = new Json("{\"concurrency\": 2, \"force\": true}");
    var first = requests.putOnce(RunKind.DANDI, options, "me");
    assertThat(first.isNew()).isTrue();

    var other = new Json("{\"force\":true,\"concurrency\":2}");
    assertThat(requests.putOnce(RunKind.DANDI, other, "you"))
        .isEqualTo(new Queued(first.request(), false));
    assertThat(requests.putOnce(RunKind.DANDI, PLAIN, "me").isNew()).isTrue();
    assertThat(requests.putOnce(RunKind.LINDI, options, "me").isNew()).isTrue();

    claimed(WORKER);
    assertThat(requests.putOnce(RunKind.DANDI, options, "me").isNew()).isTrue();
  }

  @Test
  @Timeout(60)
  void of_many_who_ask_for_the_same_at_once_one_puts_it() throws Exception {
    Callable<Queued> asking = () -> requests.putOnce(RunKind.MIRROR, PLAIN, "me");
    var all = new ArrayList<Queued>();
    try (var askers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var one : askers.invokeAll(Collections.nCopies(20, asking))) all.add(one.get());
    }

    assertThat(all).filteredOn(Queued::isNew).hasSize(1);
    assertThat(all).extracting(Queued::request).containsOnly(requests.newest(1).getFirst());
    assertThat(requests.newest(9)).hasSize(1);
  }

  @Test
  @Timeout(60)
  void several_workers_never_get_the_same_request() throws Exception {
    var put = new ArrayList<Long>();
    for (int n = 0; n < 10; n++) {
      for (var kind : RunKind.values()) put.add(requests.put(kind, PLAIN, "me").id());
    }
    Callable<List<Long>> worker =
        () -> {
          var had = new ArrayList<Long>();
          while (requests.newest(30).stream().anyMatch(one -> one.state().isOpen())) {
            claims
                .claim(ALL, WORKER)
                .ifPresent(claim -> {
                  had.add(claim.id());
                  claims.finish(claim, RequestState.DONE, "completed");
                });
          }
          return had;
        };

    var had = new ArrayList<Long>();
    try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var one : workers.invokeAll(List.of(worker, worker, worker, worker))) {
        had.addAll(one.get());
      }
    }

    assertThat(had).containsExactlyInAnyOrderElementsOf(put);
  }

  @Test
  void a_request_whose_worker_died_is_taken_up_by_another_and_the_dead_has_no_say() {
    requests.put(RunKind.DANDI, PLAIN, "me");
    var dead = claimed(WORKER);
    clock.advance(LEASE);
    assertThat(claims.heartbeat(dead)).isEqualTo(Beat.CARRY_ON);
    clock.advance(LEASE);
    assertThat(claims.requeueLost(LEASE, 3)).isZero();
    clock.advance(Duration.ofSeconds(1));
    assertThat(claims.requeueLost(LEASE, 3)).isEqualTo(1);

    var alive = claimed(OTHER);

    assertThat(alive.id()).isEqualTo(dead.id());
    assertThat(alive.worker()).isEqualTo(OTHER);
    assertThat(claims.heartbeat(dead)).isEqualTo(Beat.GONE);
    claims.finish(dead, RequestState.FAILED, "too late");
    claims.putBack(dead, clock.instant(), "too late");
    assertThat(now(alive)).isEqualTo(alive);
  }

  @Test
  void a_request_that_loses_worker_after_worker_is_lost() {
    var request = requests.put(RunKind.DANDI, PLAIN, "me");
    for (int n = 0; n < 3; n++) {
      claimed(WORKER);
      clock.advance(LEASE.plusSeconds(1));
      claims.requeueLost(LEASE, 3);
    }

    assertThat(claims.claim(ALL, WORKER)).isEmpty();
    assertThat(now(request).state()).isEqualTo(RequestState.LOST);
    assertThat(now(request).outcome()).isEqualTo("its worker (host here, pid 1) died");
  }

  @Test
  void a_queued_request_is_cancelled_before_it_runs() {
    var request = requests.put(RunKind.DANDI, PLAIN, "me");

    assertThat(requests.requestCancel(request.id()).orElseThrow().state())
        .isEqualTo(RequestState.CANCELLED);
    assertThat(claims.claim(ALL, WORKER)).isEmpty();
    assertThat(requests.requestCancel(request.id() + 1)).isEmpty();
  }

  @Test
  void the_worker_of_a_running_request_hears_of_its_cancelling() {
    requests.put(RunKind.DANDI, PLAIN, "me");
    var claim = claimed(WORKER);

    var asked = requests.requestCancel(claim.id()).orElseThrow();

    assertThat(asked.state()).isEqualTo(RequestState.RUNNING);
    assertThat(asked.cancelRequestedAt()).isEqualTo(clock.instant());
    assertThat(claims.heartbeat(claim)).isEqualTo(Beat.CANCEL);
    claims.putBack(claim, clock.instant(), "stopped");
    assertThat(now(claim).state()).isEqualTo(RequestState.CANCELLED);
  }

  @Test
  void what_has_ended_is_not_cancelled() {
    requests.put(RunKind.DANDI, PLAIN, "me");
    var claim = claimed(WORKER);
    claims.finish(claim, RequestState.DONE, "completed");

    var asked = requests.requestCancel(claim.id()).orElseThrow();

    assertThat(asked.state()).isEqualTo(RequestState.DONE);
    assertThat(asked.cancelRequestedAt()).isNull();
  }

  @Test
  void a_request_given_back_is_not_due_before_its_time() {
    requests.put(RunKind.DANDI, PLAIN, "me");
    Instant later = clock.instant().plusSeconds(30);
    claims.putBack(claimed(WORKER), later, "the archive is busy");

    assertThat(claims.claim(ALL, WORKER)).isEmpty();
    clock.advance(Duration.ofSeconds(30));
    assertThat(claims.claim(ALL, WORKER)).isPresent();
  }

  @Test
  void a_request_names_its_run() {
    requests.put(RunKind.DANDI, PLAIN, "me");
    var claim = claimed(WORKER);
    var run = new Runs(database.dataSource(), clock).start(RunKind.DANDI, WORKER, PLAIN);

    claims.started(claim, run);

    assertThat(now(claim).run()).isEqualTo(run);
  }
}
