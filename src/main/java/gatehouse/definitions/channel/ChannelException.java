package gatehouse.definitions.channel;

import java.io.IOException;

/** A channel that gives no definitions now. The message tells an administrator which one, and what is wrong. */
public final class ChannelException extends IOException {
    private static final long serialVersionUID = 1;

    public ChannelException(String message) {
        super(message);
    }

    public ChannelException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Never absent, unlike that of other exceptions. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
