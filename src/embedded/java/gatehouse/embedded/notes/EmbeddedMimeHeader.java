package gatehouse.embedded.notes;

import gatehouse.embedded.mime.MimeField;
import lotus.domino.MIMEHeader;
import lotus.domino.NotesException;

/** One header field of an entity. */
final class EmbeddedMimeHeader extends Handle implements MIMEHeader {
    private final EmbeddedMimeEntity entity;
    private final MimeField field;

    EmbeddedMimeHeader(EmbeddedMimeEntity entity, MimeField field) {
        super(entity);
        this.entity = entity;
        this.field = field;
    }

    /** What stands before the first semicolon. */
    @Override
    public String getHeaderVal() throws NotesException {
        return field().parsed().value();
    }

    @Override
    public String getHeaderValAndParams() throws NotesException {
        return field().value();
    }

    @Override
    public String getParamVal(String parameter) throws NotesException {
        return field().parsed().parameter(parameter).orElse("");
    }

    @Override
    public boolean setHeaderVal(String value) throws NotesException {
        changing().valueOnly(value);
        return true;
    }

    @Override
    public boolean setHeaderValAndParams(String value) throws NotesException {
        changing().value(value);
        return true;
    }

    private MimeField field() throws NotesException {
        check();
        entity.node();
        return field;
    }

    private MimeField changing() throws NotesException {
        check();
        entity.changing();
        return field;
    }
}
