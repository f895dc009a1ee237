/// An archive in a box: the DANDI REST API and LINDI files over HTTP, from a generator or a folder.
@NullMarked
package dandex.sandbox.archive;

import org.jspecify.annotations.NullMarked;
