/** Quarantined messages: listing, release, deletion, retention. */
@NullMarked
package gatehouse.quarantine;

import org.jspecify.annotations.NullMarked;
