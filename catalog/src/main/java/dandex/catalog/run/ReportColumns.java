package dandex.catalog.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A report as the columns have it: counts and errors are JSON.
record ReportColumns(String counts, String errors, @Nullable String message) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TypeReference<LinkedHashMap<String, Long>> COUNTS = new TypeReference<>() {};
  private static final TypeReference<List<RunError>> ERRORS = new TypeReference<>() {};

  static ReportColumns of(RunReport report) {
    return new ReportColumns(json(report.counts()), json(report.errors()), report.message());
  }

  RunReport report() {
    return new RunReport(read(counts, COUNTS), read(errors, ERRORS), message);
  }

  private static String json(Object value) {
    try {
      // jsonb holds no U+0000, which a message from outside may.
      return JSON.writeValueAsString(value).replace("\\u0000", "\\uFFFD");
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static <T> T read(String json, TypeReference<T> type) {
    try {
      return JSON.readValue(json, type);
    } catch (JsonProcessingException foreign) {
      throw new IllegalStateException("the record of a run is not ours: " + json, foreign);
    }
  }
}
