package gatehouse.pipeline;

import gatehouse.mail.ContentStore;
import gatehouse.mail.Mail;
import gatehouse.server.PendingMail;

/** A message in a worker's hand: its note, and its contents in their store. */
record HeldMessage(PendingMail note, ContentStore store, Mail mail) {}
