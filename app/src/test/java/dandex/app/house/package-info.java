/// The laws of the house, and the tests that they hold and bite.
@NullMarked
package dandex.app.house;

import org.jspecify.annotations.NullMarked;
