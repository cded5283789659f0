/** SMTP in: a message becomes a note. */
@NullMarked
package gatehouse.embedded.smtp;

import org.jspecify.annotations.NullMarked;
