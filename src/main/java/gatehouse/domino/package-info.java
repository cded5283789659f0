/** ADAPTER: the only package besides boot that calls lotus.*. */
@NullMarked
package gatehouse.domino;

import org.jspecify.annotations.NullMarked;
