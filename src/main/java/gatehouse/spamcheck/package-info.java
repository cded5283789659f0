/** The command line of the antispam engine, without Domino: {@link gatehouse.spamcheck.SpamCheck} is its main class. */
@NullMarked
package gatehouse.spamcheck;

import org.jspecify.annotations.NullMarked;
