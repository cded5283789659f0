/** The try-out: two servers, fourteen messages, a table of what became of each, a console. */
@NullMarked
package gatehouse.embedded.tryout;

import org.jspecify.annotations.NullMarked;
