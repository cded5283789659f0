/** Threads, sessions, message queues, status lines, statistics. */
@NullMarked
package gatehouse.embedded.runtime;

import org.jspecify.annotations.NullMarked;
