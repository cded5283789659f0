/** {@code tell gatehouse …}: one class per command, each with its own help line. */
@NullMarked
package gatehouse.console;

import org.jspecify.annotations.NullMarked;
