/** Virus scanning by clamd. */
@NullMarked
package gatehouse.antivirus;

import org.jspecify.annotations.NullMarked;
