/** Counters and statistics. */
@NullMarked
package gatehouse.report;

import org.jspecify.annotations.NullMarked;
