/** Masking of personal data: e-mail and public IP addresses. */
@NullMarked
package dev.gemel.text.pii;

import org.jspecify.annotations.NullMarked;
