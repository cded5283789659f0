/** What tests of several packages share. */
@NullMarked
package gatehouse.testing;

import org.jspecify.annotations.NullMarked;
