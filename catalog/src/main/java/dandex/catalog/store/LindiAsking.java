package dandex.catalog.store;

import java.time.Instant;

/// Who asked for LINDI files, with what version of the reader, and when.
record LindiAsking(long run, int processingVersion, Instant at) {}
