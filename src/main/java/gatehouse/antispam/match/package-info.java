/**
 * Perl patterns over bytes: parsing, required literals, one scan for many patterns, and exact confirmation within a budget.
 * Depends on nothing.
 */
@NullMarked
package gatehouse.antispam.match;

import org.jspecify.annotations.NullMarked;
