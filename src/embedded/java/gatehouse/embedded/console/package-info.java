/** The server console and its commands. */
@NullMarked
package gatehouse.embedded.console;

import org.jspecify.annotations.NullMarked;
