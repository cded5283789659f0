/** A message as all checks see it: envelope, headers, parts. No Notes types. */
@NullMarked
package gatehouse.mail;

import org.jspecify.annotations.NullMarked;
