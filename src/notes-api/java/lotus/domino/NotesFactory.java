package lotus.domino;

import lotus.NotesRuntime;

/** Makes the session of the calling thread. */
public class NotesFactory {
    private NotesFactory() {}

    public static Session createSession() throws NotesException {
        return NotesRuntime.get().createSession();
    }
}
