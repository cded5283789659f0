/**
 * Rule files in SpamAssassin's format, read into an immutable model. {@link gatehouse.antispam.rules.RuleSetParser} is
 * the way in. Nothing here matches a message.
 */
@NullMarked
package gatehouse.antispam.rules;

import org.jspecify.annotations.NullMarked;
