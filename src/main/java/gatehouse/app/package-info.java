/** The composition root: builds everything by constructor, starts and stops it in order, owns the threads. */
@NullMarked
package gatehouse.app;

import org.jspecify.annotations.NullMarked;
