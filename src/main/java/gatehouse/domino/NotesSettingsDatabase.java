package gatehouse.domino;

import gatehouse.server.ServerException;
import gatehouse.server.SettingsDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import lotus.domino.Database;
import lotus.domino.Document;
import lotus.domino.DocumentCollection;
import lotus.domino.Item;
import lotus.domino.NotesException;

/** The open settings database. */
final class NotesSettingsDatabase implements SettingsDatabase {
    private final Database database;

    NotesSettingsDatabase(Database database) {
        this.database = database;
    }

    @Override
    public List<Map<String, List<String>>> documents(String form) throws ServerException {
        try (Handles handles = new Handles()) {
            DocumentCollection found = handles.keep(database.search("SELECT Form = \"" + form + "\"", null, 0));
            List<Map<String, List<String>>> documents = new ArrayList<>();
            Calls.forEach(found, document -> documents.add(items(document)));
            return documents;
        } catch (NotesException e) {
            throw Calls.failure("read the settings database", e);
        }
    }

    private static Map<String, List<String>> items(Document document) throws NotesException {
        Map<String, List<String>> items = new TreeMap<>();
        try (Handles handles = new Handles()) {
            for (Object value : handles.keepAll(document.getItems())) {
                String name = ((Item) value).getName();
                if (!name.startsWith("$")) {
                    items.put(name, Calls.texts(document, name));
                }
            }
        }
        return items;
    }

    @Override
    public void publish(String form, Map<String, String> items) throws ServerException {
        if (documents(form).stream().anyMatch(document -> matches(document, items))) {
            return;
        }
        try (Handles handles = new Handles()) {
            Document document = handles.keep(database.createDocument());
            Calls.replace(document, "Form", form);
            for (Map.Entry<String, String> item : items.entrySet()) {
                Calls.replace(document, item.getKey(), item.getValue());
            }
            document.save(true, false, false);
        } catch (NotesException e) {
            throw Calls.failure("publish a document of form " + form + " in the settings database", e);
        }
    }

    private static boolean matches(Map<String, List<String>> document, Map<String, String> items) {
        return items.entrySet().stream()
                .allMatch(item -> List.of(item.getValue()).equals(document.get(item.getKey())));
    }

    @Override
    public void close() {
        Handles.recycle(database);
    }
}
