package dandex.indexer.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import co.elastic.clients.elasticsearch.core.bulk.BulkResponseItem;
import co.elastic.clients.elasticsearch.core.bulk.OperationType;
import dandex.catalog.outbox.Delivery.Outcome.Delivered;
import dandex.catalog.outbox.Delivery.Outcome.Later;
import dandex.catalog.outbox.Delivery.Outcome.Refused;
import org.junit.jupiter.api.Test;

class VerdictTest {
  @Test
  void what_is_written_is_delivered() {
    assertThat(Verdict.on(item(OperationType.Index, 200), "alias")).isEqualTo(new Delivered());
    assertThat(Verdict.on(item(OperationType.Index, 201), "alias")).isEqualTo(new Delivered());
  }

  @Test
  void a_deletion_that_finds_no_document_is_delivered() {
    assertThat(Verdict.on(item(OperationType.Delete, 404), "alias")).isEqualTo(new Delivered());
  }

  @Test
  void a_newer_document_that_is_there_already_counts_as_delivered() {
    assertThat(Verdict.on(error(409, "version_conflict_engine_exception"), "alias"))
        .isEqualTo(new Delivered());
  }

  @Test
  void a_document_that_the_mapping_does_not_take_is_refused() {
    assertThat(Verdict.on(error(400, "document_parsing_exception"), "alias"))
        .isEqualTo(new Refused("document_parsing_exception: no (because)"));
  }

  @Test
  void an_index_that_takes_nothing_says_nothing_of_the_document() {
    assertThat(Verdict.on(error(429, "es_rejected_execution_exception"), "alias"))
        .isInstanceOf(Later.class);
    assertThat(Verdict.on(error(503, "unavailable_shards_exception"), "alias"))
        .isInstanceOf(Later.class);
    assertThat(Verdict.on(error(403, "cluster_block_exception"), "alias"))
        .isInstanceOf(Later.class);
    assertThat(Verdict.on(error(400, "index_closed_exception"), "alias")).isInstanceOf(Later.class);
  }

  @Test
  void an_index_that_is_not_there_ends_the_run() {
    assertThatThrownBy(() -> Verdict.on(error(404, "index_not_found_exception"), "alias"))
        .isInstanceOf(IndexGone.class);
  }

  @Test
  void a_deletion_that_made_an_index_of_the_aliass_name_ends_the_run() {
    assertThatThrownBy(() -> Verdict.on(item(OperationType.Delete, 404), "alias-1"))
        .isInstanceOf(IndexGone.class);
  }

  private static BulkResponseItem item(OperationType type, int status) {
    return BulkResponseItem.of(
        item -> item.operationType(type).index("alias-1").id("1").status(status));
  }

  private static BulkResponseItem error(int status, String type) {
    return BulkResponseItem.of(item ->
        item.operationType(OperationType.Index)
            .index("alias-1")
            .id("1")
            .status(status)
            .error(error -> error.type(type).reason("no").causedBy(it -> it.reason("because"))));
  }
}
