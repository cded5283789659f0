/** True file types, archives, and the attachment policy. */
@NullMarked
package gatehouse.content;

import org.jspecify.annotations.NullMarked;
