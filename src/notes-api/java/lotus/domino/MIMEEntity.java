package lotus.domino;

import java.util.Vector;

/** One entity of a MIME item. */
public interface MIMEEntity extends Base {
    int SEARCH_DEPTH = 1723;
    int SEARCH_BREADTH = 1724;
    int ENC_NONE = 1725;
    int ENC_QUOTED_PRINTABLE = 1726;
    int ENC_BASE64 = 1727;
    int ENC_IDENTITY_7BIT = 1728;
    int ENC_IDENTITY_8BIT = 1729;
    int ENC_IDENTITY_BINARY = 1730;
    int ENC_EXTENSION = 1731;

    MIMEEntity getNextEntity() throws NotesException;

    MIMEEntity getNextSibling() throws NotesException;

    MIMEEntity getFirstChildEntity() throws NotesException;

    MIMEEntity getParentEntity() throws NotesException;

    MIMEEntity createChildEntity() throws NotesException;

    String getBoundaryStart() throws NotesException;

    String getBoundaryEnd() throws NotesException;

    String getCharset() throws NotesException;

    String getContentType() throws NotesException;

    String getContentSubType() throws NotesException;

    String getHeaders() throws NotesException;

    String getPreamble() throws NotesException;

    int getEncoding() throws NotesException;

    Vector<?> getHeaderObjects() throws NotesException;

    MIMEHeader getNthHeader(String name) throws NotesException;

    MIMEHeader createHeader(String name) throws NotesException;

    void getContentAsBytes(Stream stream, boolean decoded) throws NotesException;

    void setContentFromBytes(Stream stream, String contentType, int encoding) throws NotesException;

    void setContentFromText(Stream stream, String contentType, int encoding) throws NotesException;

    void setPreamble(String preamble) throws NotesException;
}
