/** Gatehouse as its users meet it: through SMTP, the console and the databases of an embedded Domino. */
@NullMarked
package gatehouse.functional;

import org.jspecify.annotations.NullMarked;
