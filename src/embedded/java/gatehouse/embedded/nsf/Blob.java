package gatehouse.embedded.nsf;

/** A large value that stands outside its note, in the store that made it: {@link NsfStore#openBlob}. */
public record Blob(long id, long length) {}
