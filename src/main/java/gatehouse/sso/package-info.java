/** The signed SSO tag: canonical digest, keys, signing and verification. */
@NullMarked
package gatehouse.sso;

import org.jspecify.annotations.NullMarked;
