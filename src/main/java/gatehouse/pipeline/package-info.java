/** The life of a message. Read {@link gatehouse.pipeline.MessageFlow} first. */
@NullMarked
package gatehouse.pipeline;

import org.jspecify.annotations.NullMarked;
