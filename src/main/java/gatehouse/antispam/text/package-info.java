/**
 * The texts that rules see, made from the bytes of a message as SpamAssassin 4.0 makes them. Inside this package a text of
 * octets is a string whose characters are all below 256 ("octets"); what leaves it is a {@code byte[]}.
 */
@NullMarked
package gatehouse.antispam.text;

import org.jspecify.annotations.NullMarked;
