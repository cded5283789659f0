/** The words that all stages share: finding, verdict, deadline. Depends on nothing. */
@NullMarked
package gatehouse.scan;

import org.jspecify.annotations.NullMarked;
