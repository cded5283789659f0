/** An in-process Domino server, for trying out and testing add-in tasks. */
@NullMarked
package gatehouse.embedded;

import org.jspecify.annotations.NullMarked;
