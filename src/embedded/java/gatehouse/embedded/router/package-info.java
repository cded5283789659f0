/** Mail rules and the Router. */
@NullMarked
package gatehouse.embedded.router;

import org.jspecify.annotations.NullMarked;
