/** PORT: what Gatehouse needs of a Domino server, in bytes, ids and records. */
@NullMarked
package gatehouse.server;

import org.jspecify.annotations.NullMarked;
