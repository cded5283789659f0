/** The message-queue loop of the add-in task and the isolated class loader; JDK and lotus.* only. */
@NullMarked
package gatehouse.boot;

import org.jspecify.annotations.NullMarked;
