/**
 * Premium antispam: rules in SpamAssassin's format, compiled once and run against messages in process. {@link
 * gatehouse.antispam.RuleSet} is the way in.
 */
@NullMarked
package gatehouse.antispam;

import org.jspecify.annotations.NullMarked;
