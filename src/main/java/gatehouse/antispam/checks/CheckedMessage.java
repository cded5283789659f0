package gatehouse.antispam.checks;

import gatehouse.antispam.text.MessageTexts;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * A message while its checks are made: its texts, and what several checks find out together, which is found out once. For
 * one thread.
 */
public final class CheckedMessage {
    private final MessageTexts texts;
    private final Map<Class<?>, Object> facts = new HashMap<>();

    public CheckedMessage(MessageTexts texts) {
        this.texts = texts;
    }

    public MessageTexts texts() {
        return texts;
    }

    /** The facts of a type: made from the message when first asked for, and kept. */
    <T> T facts(Class<T> type, Function<MessageTexts, T> maker) {
        Object known = facts.get(type);
        if (known == null) {
            known = maker.apply(texts);
            facts.put(type, known);
        }
        return type.cast(known);
    }
}
