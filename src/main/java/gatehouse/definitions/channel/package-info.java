/** Channels of definitions: what version is new, where it is, and whether it is what the owner of the channel signed. */
@NullMarked
package gatehouse.definitions.channel;

import org.jspecify.annotations.NullMarked;
