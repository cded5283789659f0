package gatehouse.domino;

import gatehouse.mail.ContentStore;
import gatehouse.mail.Mail;
import gatehouse.server.MessageId;
import gatehouse.server.PendingMail;
import gatehouse.server.QuarantineDatabase;
import gatehouse.server.QuarantineEntry;
import gatehouse.server.QuarantineEntry.State;
import gatehouse.server.QuarantineReason;
import gatehouse.server.ServerException;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import lotus.domino.Database;
import lotus.domino.Document;
import lotus.domino.DocumentCollection;
import lotus.domino.NotesException;
import lotus.domino.Session;

/**
 * The open quarantine database. An entry is the whole note under the UNID that it had in mail.box, with items of our own
 * whose names begin with {@code Gatehouse}; {@code Form} is ours, so that opening an entry never opens it as mail.
 */
final class NotesQuarantineDatabase implements QuarantineDatabase {
    private static final String FORM = "GatehouseQuarantineEntry";
    private static final String STATE = "GatehouseState";
    private static final String TIME = "GatehouseTime";
    private static final String REASON = "GatehouseReason";
    private static final String FINDINGS = "GatehouseFindings";
    private static final String MAIL_BOX = "GatehouseMailBox";
    private static final String MAIL_FORM = "GatehouseMailForm";
    private static final String DEPOSIT = "GatehouseDepositUnid";
    private static final List<String> OURS = List.of(STATE, TIME, REASON, FINDINGS, MAIL_BOX, MAIL_FORM, DEPOSIT);

    /** What would tell the sender that somebody looked at the message: Notes items, and headers by their names. */
    private static final List<String> RECEIPT_REQUESTS = List.of(
            "ReturnReceipt",
            "DeliveryReport",
            "Disposition-Notification-To",
            "Disposition_Notification_To",
            "Return-Receipt-To",
            "Return_Receipt_To",
            "X-Confirm-Reading-To",
            "X_Confirm_Reading_To",
            "Read-Receipt-To",
            "Read_Receipt_To",
            "Generate-Delivery-Report",
            "Generate_Delivery_Report");

    private final Session session;
    private final Database database;

    NotesQuarantineDatabase(Session session, Database database) {
        this.session = session;
        this.database = database;
    }

    /** Copies a mail.box note in, in one save, unless an earlier call did. */
    void take(Document note, MessageId id, State state, QuarantineReason reason) throws NotesException {
        Optional<Document> present = NoteFinder.byUnid(database, id.unid());
        present.ifPresent(Handles::recycle);
        if (present.isPresent()) {
            return;
        }
        try (Handles handles = new Handles()) {
            Document entry = handles.keep(database.createDocument());
            note.copyAllItems(entry, true);
            for (String item : RECEIPT_REQUESTS) {
                entry.removeItem(item);
            }
            entry.removeItem(NoteStates.TAG);
            Calls.replace(entry, MAIL_FORM, note.getItemValueString("Form"));
            Calls.replace(entry, "Form", FORM);
            Calls.replace(entry, MAIL_BOX, id.mailBox());
            judge(entry, state, reason);
            entry.setUniversalID(id.unid());
            entry.save(true, false, false);
        }
    }

    private void judge(Document entry, State state, QuarantineReason reason) throws NotesException {
        Calls.replace(entry, STATE, state.name());
        Calls.replace(entry, REASON, reason.headline());
        Calls.replace(entry, FINDINGS, Calls.vector(reason.findings()));
        Calls.replaceTime(session, entry, TIME, reason.time());
    }

    @Override
    public void convict(String id, QuarantineReason reason) throws ServerException {
        try (Handles handles = new Handles()) {
            Document entry = handles.keep(required(id));
            judge(entry, State.QUARANTINED, reason);
            entry.save(true, false, false);
        } catch (NotesException e) {
            throw Calls.failure("change quarantine entry " + id, e);
        }
    }

    @Override
    public Mail read(String id, ContentStore store) throws ServerException, IOException {
        try (Handles handles = new Handles()) {
            return new NoteReader(session, handles.keep(required(id)), store).read();
        } catch (NotesException e) {
            throw Calls.failure("read quarantine entry " + id, e);
        }
    }

    @Override
    public List<QuarantineEntry> entries(int max) throws ServerException {
        return select("Form = \"" + FORM + "\"").stream()
                .sorted(Comparator.comparing(QuarantineEntry::time).reversed())
                .limit(max)
                .toList();
    }

    @Override
    public List<String> olderThan(Instant time) throws ServerException {
        return select("Form = \"" + FORM + "\"").stream()
                .filter(entry -> entry.time().isBefore(time))
                .map(QuarantineEntry::id)
                .toList();
    }

    @Override
    public List<String> inState(State state) throws ServerException {
        return select(STATE + " = \"" + state + "\"").stream()
                .map(QuarantineEntry::id)
                .toList();
    }

    private List<QuarantineEntry> select(String condition) throws ServerException {
        try (Handles handles = new Handles()) {
            DocumentCollection found = handles.keep(database.search("SELECT " + condition, null, 0));
            List<QuarantineEntry> entries = new ArrayList<>();
            Calls.forEach(found, note -> entries.add(entry(note)));
            return entries;
        } catch (NotesException e) {
            throw Calls.failure("search the quarantine database", e);
        }
    }

    @Override
    public Optional<QuarantineEntry> entry(String id) throws ServerException {
        try (Handles handles = new Handles()) {
            Optional<Document> note = NoteFinder.byUnid(database, id);
            note.ifPresent(handles::keep);
            return note.isPresent() ? Optional.of(entry(note.get())) : Optional.empty();
        } catch (NotesException e) {
            throw Calls.failure("read quarantine entry " + id, e);
        }
    }

    private static QuarantineEntry entry(Document note) throws NotesException {
        String sender = note.getItemValueString("SMTPOriginator");
        return new QuarantineEntry(
                note.getUniversalID(),
                State.valueOf(note.getItemValueString(STATE)),
                Calls.time(note, TIME),
                note.getItemValueString(REASON),
                Calls.texts(note, FINDINGS),
                sender.isEmpty() ? String.join(", ", Calls.texts(note, "From")) : sender,
                Calls.texts(note, "Recipients"),
                String.join(" ", Calls.texts(note, "Subject")),
                note.getItemValueString("$MessageID").strip(),
                note.getSize(),
                note.getItemValueString(DEPOSIT));
    }

    @Override
    public void mark(String id, State state, String depositUnid) throws ServerException {
        try (Handles handles = new Handles()) {
            Document note = handles.keep(required(id));
            Calls.replace(note, STATE, state.name());
            Calls.replace(note, DEPOSIT, depositUnid);
            note.save(true, false, false);
        } catch (NotesException e) {
            throw Calls.failure("mark quarantine entry " + id + " as " + state, e);
        }
    }

    @Override
    public PendingMail prepareDeposit(QuarantineEntry entry, String mailBoxFile) throws ServerException {
        try (Handles handles = new Handles()) {
            Document kept = handles.keep(required(entry.id()));
            Database mailBox = session.getDatabase("", mailBoxFile, false);
            Document deposit = mailBox.createDocument();
            kept.copyAllItems(deposit, true);
            Calls.replace(deposit, "Form", kept.getItemValueString(MAIL_FORM));
            for (String item : OURS) {
                deposit.removeItem(item);
            }
            deposit.setUniversalID(entry.depositUnid());
            return NotesPendingMail.withDatabase(
                    session, new MessageId(mailBoxFile, entry.depositUnid()), deposit, mailBox);
        } catch (NotesException e) {
            throw Calls.failure("deposit quarantine entry " + entry.id() + " in " + mailBoxFile, e);
        }
    }

    @Override
    public boolean delete(String id) throws ServerException {
        try (Handles handles = new Handles()) {
            Optional<Document> note = NoteFinder.byUnid(database, id);
            note.ifPresent(handles::keep);
            return note.isPresent() && note.get().remove(true);
        } catch (NotesException e) {
            throw Calls.failure("delete quarantine entry " + id, e);
        }
    }

    @Override
    public void close() {
        Handles.recycle(database);
    }

    private Document required(String id) throws NotesException, ServerException {
        return NoteFinder.byUnid(database, id)
                .orElseThrow(() -> new ServerException("There is no quarantine entry " + id));
    }
}
