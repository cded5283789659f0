package lotus.domino;

/** A Notes database (NSF file). */
public interface Database extends Base {
    int DBMOD_DOC_DATA = 1;

    boolean isOpen() throws NotesException;

    Document createDocument() throws NotesException;

    Document getDocumentByUNID(String unid) throws NotesException;

    Document getDocumentByID(String noteId) throws NotesException;

    DocumentCollection getModifiedDocuments(DateTime since, int noteClass) throws NotesException;

    DocumentCollection search(String formula) throws NotesException;

    DocumentCollection search(String formula, DateTime since, int max) throws NotesException;

    DocumentCollection getAllDocuments() throws NotesException;

    void setTitle(String title) throws NotesException;

    String getTitle() throws NotesException;

    String getReplicaID() throws NotesException;
}
