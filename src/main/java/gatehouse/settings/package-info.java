/** Settings: an immutable record tree; defaults, then the settings database; validated, frozen, logged once. */
@NullMarked
package gatehouse.settings;

import org.jspecify.annotations.NullMarked;
