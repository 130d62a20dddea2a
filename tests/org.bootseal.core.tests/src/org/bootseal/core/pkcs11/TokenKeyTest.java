/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.pkcs11;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.bootseal.core.BadInputException;
import org.bootseal.core.keys.PasswordSource;
import org.bootseal.core.keys.SignerString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenKeyTest {

	private static final String MODULE = "/usr/lib/softhsm/libsofthsm2.so";

	private static TokenKey parsed(String signer) throws BadInputException {
		SignerString read = SignerString.parse(signer);
		assertEquals(SignerString.PKCS11, read.type());
		return TokenKey.of(read);
	}

	@ParameterizedTest
	@ValueSource(strings = {
			"type=pkcs11;so_path=" + MODULE + ";token_label=My token 1;key_label=rsa_2048;user_pin=$PIN;key_id=0x01AF",
			"type=pkcs11; module-path=" + MODULE + "; token=My token 1; object=rsa_2048; id=%01%AF; pin-source=$PIN",
			"pkcs11:token=My%20token%201;object=rsa_2048;id=%01%af;type=private?module-path=" + MODULE
					+ "&pin-source=$PIN",
			"type=pkcs11;user_pin=$PIN;uri=pkcs11:token=My%20token%201;id=%01%AF;object=rsa_2048?module-path="
					+ MODULE })
	void bothWaysToNameAKeyMeanTheSame(String signer) throws BadInputException {
		assertEquals(new TokenKey(MODULE, OptionalLong.empty(), Map.of("token", "My token 1"), Optional.of("rsa_2048"),
				Optional.of("01af"), Optional.of("$PIN")), parsed(signer));
	}

	/** As p11tool and others print them. */
	@Test
	void uriOfAnotherToolIsUnderstood() throws BadInputException {
		TokenKey key = parsed("pkcs11:model=SoftHSM%20v2;manufacturer=SoftHSM%20project;serial=8604eda8210568bf;"
				+ "token=boot;id=%02;object=IMG;type=private?module-name=libsofthsm2.so");
		assertEquals(Map.of("model", "SoftHSM v2", "manufacturer", "SoftHSM project", "serial", "8604eda8210568bf",
				"token", "boot"), key.token());
		assertEquals("libsofthsm2.so", key.module());
		assertEquals(OptionalLong.of(17), parsed("type=pkcs11;so_path=a;slot=0x11").slot());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
			"type=pkcs11;key_label=a|found no PKCS #11 module, expected module-path (so_path), such as /usr/lib/softhsm/libsofthsm2.so",
			"type=pkcs11;so_path=a;slot=-1|found slot-id -1, expected a number from 0",
			"type=pkcs11;so_path=a;slot=x|found slot-id x, expected a number",
			"type=pkcs11;so_path=a;key_id=012|found an id of a key that is none, expected hexadecimal digits in pairs",
			"type=pkcs11;so_path=a;id=%0|found a percent sign without two hexadecimal digits behind it",
			"type=pkcs11;so_path=a;so_path=b|found the parameter so_path twice",
			"type=pkcs11;so_path=a;module-path=b|found module-path twice for a key in a token",
			"pkcs11:object=a;type=cert?module-path=b|found type cert, expected private: signing takes a private key",
			"pkcs11:object?module-path=b|found an attribute of a pkcs11: URI without \"=\"",
			"type=pkcs11;uri=http://a|found a URI of another kind, expected pkcs11:...",
			"type=pkcs11;so_path=$BOOTSEAL_NO_SUCH_VARIABLE|the environment variable BOOTSEAL_NO_SUCH_VARIABLE, which names the PKCS #11 module, is not set" })
	void whatIsWrongIsSaid(String signer, String message) {
		assertEquals(message, assertThrows(BadInputException.class, () -> parsed(signer)).getMessage());
	}

	@Test
	void noMessageTellsAPin() throws BadInputException {
		String refused = assertThrows(BadInputException.class,
				() -> parsed("pkcs11:object=a?module-path=b&pin-value=13579")).getMessage();
		assertFalse(refused.contains("13579"), refused);
		assertFalse(parsed("type=pkcs11;so_path=a;user_pin=13579").toString().contains("13579"));
		assertFalse(SignerString.parse("type=file;file_path=a;password=13579").toString().contains("13579"));
		String part = assertThrows(BadInputException.class, () -> SignerString.parse("type=file;password=a;13579"))
				.getMessage();
		assertFalse(part.contains("13579"), part);
	}

	@Test
	void nativeCodeIsNotLoadedUnlessSomebodyAllowsIt() throws BadInputException {
		TokenKey key = parsed("type=pkcs11;so_path=/no/such/module.so;key_label=a");
		assertEquals(
				"the PKCS #11 module /no/such/module.so is not loaded here: it is native code, which runs only in a"
						+ " build that you start",
				assertThrows(BadInputException.class,
						() -> TokenSession.open(key, PasswordSource.NONE)).getMessage());
	}

	@Property
	void anyTextIsReadOrRefused(@ForAll @StringLength(max = 200) String text) {
		try {
			SignerString signer = SignerString.parse("type=pkcs11;" + text);
			TokenKey.of(signer);
		} catch (BadInputException e) {
			assertFalse(e.getMessage().isBlank());
		}
	}

	@Property
	void anyUriIsReadOrRefused(@ForAll @StringLength(max = 200) String text) {
		try {
			TokenKey.of(SignerString.parse("pkcs11:" + text));
		} catch (BadInputException e) {
			assertFalse(e.getMessage().isBlank());
		}
	}
}
