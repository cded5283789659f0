/** Programs that prove what must hold, with figures: kills, long runs, throughput. Started by scripts of their names. */
@NullMarked
package gatehouse.proof;

import org.jspecify.annotations.NullMarked;
