/**
 * The functions that rules call by {@code eval:}. {@link gatehouse.antispam.checks.Checks} knows them by name; each group
 * of functions is a class that puts its own into it. Nothing here knows rules' scores or patterns' matching.
 */
@NullMarked
package gatehouse.antispam.checks;

import org.jspecify.annotations.NullMarked;
