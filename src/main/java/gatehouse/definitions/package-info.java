/**
 * How new rules come into force while mail flows: downloaded, verified, tried and swapped in on a thread of their own. Read
 * {@link gatehouse.definitions.DefinitionUpdates} first.
 */
@NullMarked
package gatehouse.definitions;

import org.jspecify.annotations.NullMarked;
