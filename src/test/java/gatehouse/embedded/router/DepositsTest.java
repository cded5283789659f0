package gatehouse.embedded.router;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gatehouse.embedded.Notes;
import gatehouse.embedded.nsf.Note;
import gatehouse.embedded.nsf.NsfStore;
import gatehouse.embedded.nsf.StoreException;
import gatehouse.embedded.runtime.SaveFaults;
import gatehouse.embedded.runtime.Switches;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DepositsTest {
    private static final String UNID = "0123456789ABCDEF0123456789ABCDEF";

    @TempDir
    private Path directory;

    @Test
    void shouldRememberAcrossRestartWhatWasAcceptedAndIsGone() throws IOException {
        try (NsfStore from = NsfStore.open(directory.resolve("from.box"))) {
            Note note = from.save(Notes.memo("far", "bob@acme2.test"), false).orElseThrow();
            try (NsfStore box = NsfStore.open(directory.resolve("mail.box"))) {
                deposits(box).deposit(from, note, UNID);
                assertThat(box.delete(box.byUnid(UNID).orElseThrow(), false)).isTrue();
            }

            try (NsfStore box = NsfStore.open(directory.resolve("mail.box"))) {
                deposits(box).deposit(from, note, UNID);

                assertThat(box.count()).isZero();
            }
        }
    }

    @Test
    void shouldAcceptAfterDepositThatFailed() throws IOException {
        try (NsfStore from = NsfStore.open(directory.resolve("from.box"));
                NsfStore box = NsfStore.open(directory.resolve("mail.box"))) {
            Note note = from.save(Notes.memo("far", "bob@acme2.test"), false).orElseThrow();
            Switches switches = new Switches();
            box.beforeSave(new SaveFaults(switches));
            switches.failSaves(1);
            Deposits deposits = deposits(box);

            assertThatThrownBy(() -> deposits.deposit(from, note, UNID)).isInstanceOf(StoreException.class);
            deposits.deposit(from, note, UNID);

            assertThat(Notes.subjects(box)).containsExactly("far");
        }
    }

    private static Deposits deposits(NsfStore box) {
        return new Deposits("mail2/Acme", new MailBoxes(List.of(box)));
    }
}
