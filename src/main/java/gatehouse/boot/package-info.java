/**
 * The message-queue loop of the add-in task and the isolated class loader; JDK and lotus.* only. It is the one part of
 * Gatehouse on the server's class path, and it cannot be replaced without ending RunJava: all that may change is in the
 * {@link gatehouse.boot.Application}.
 */
@NullMarked
package gatehouse.boot;

import org.jspecify.annotations.NullMarked;
