package lotus.domino;

import java.io.InputStream;
import java.io.OutputStream;

/** Bytes in memory, or in a file once opened by a path. */
public interface Stream extends Base {
    void close() throws NotesException;

    int getBytes() throws NotesException;

    boolean isEOS() throws NotesException;

    boolean open(String path, String charset) throws NotesException;

    byte[] read(int length) throws NotesException;

    void setPosition(int position) throws NotesException;

    void truncate() throws NotesException;

    int write(byte[] bytes) throws NotesException;

    int writeText(String text) throws NotesException;

    void getContents(OutputStream out) throws NotesException;

    void setContents(InputStream in) throws NotesException;
}
