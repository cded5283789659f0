/** What tests share. */
@NullMarked
package gatehouse.testing;

import org.jspecify.annotations.NullMarked;
