/** The lotus.domino interfaces over the store; strict where the real ones crash. */
@NullMarked
package gatehouse.embedded.notes;

import org.jspecify.annotations.NullMarked;
