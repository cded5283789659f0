/** Databases: notes and large values on H2 MVStore. */
@NullMarked
package gatehouse.embedded.nsf;

import org.jspecify.annotations.NullMarked;
