package gatehouse.server;

/** A note in a mail.box: the file's name and the note's UNID (32 hexadecimal digits, upper case). */
public record MessageId(String mailBox, String unid) {
    @Override
    public String toString() {
        return mailBox + ":" + unid;
    }
}
