package dandex.server.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RememberedDocumentsTest {
  private final RememberedDocuments documents = new RememberedDocuments();

  @Test
  void what_was_not_asked_for_longest_is_forgotten_when_there_is_too_much() {
    for (int number = 0; number < 50; number++) remember(number);
    assertThat(documents.find(hash(0))).isPresent();

    remember(50);

    assertThat(documents.find(hash(0))).isPresent();
    assertThat(documents.find(hash(1))).isEmpty();
    assertThat(documents.find(hash(50))).isPresent();
  }

  @Test
  void a_document_counts_once_however_often_it_is_sent() {
    for (int number = 0; number < 49; number++) remember(number);
    for (int time = 0; time < 10; time++) remember(49);

    assertThat(documents.find(hash(0))).isPresent();
  }

  private void remember(int number) {
    documents.remember(hash(number), "x".repeat(100_000));
  }

  private static Sha256 hash(int number) {
    return Sha256.of(Integer.toString(number));
  }
}
