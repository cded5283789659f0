/** MIME entities: slicing a message, and building one. */
@NullMarked
package gatehouse.embedded.mime;

import org.jspecify.annotations.NullMarked;
