/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.pkcs11;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.bootseal.core.BadInputException;
import org.bootseal.core.keys.InputFile;
import org.bootseal.core.keys.PasswordSource;

/** A session with one token in which the user is logged in. The PIN is tried once. */
final class TokenSession implements AutoCloseable {

	private static final int PIN_FILE_MAX = 4096;
	private static final String FILE_SCHEME = "file:";

	private final Cryptoki module;
	private final Token token;
	private final TokenKey wanted;
	private final PasswordSource passwords;
	private final long handle;

	private TokenSession(Cryptoki module, Token token, TokenKey wanted, PasswordSource passwords, long handle) {
		this.module = module;
		this.token = token;
		this.wanted = wanted;
		this.passwords = passwords;
		this.handle = handle;
	}

	static TokenSession open(TokenKey wanted, PasswordSource passwords) throws BadInputException, CryptokiException {
		passwords.useModule(wanted.module());
		Cryptoki module = load(wanted.module());
		Token token = choose(module, wanted);
		TokenSession session = new TokenSession(module, token, wanted, passwords, module.openSession(token.slot()));
		try {
			session.login(Cryptoki.USER);
		} catch (BadInputException | CryptokiException e) {
			session.close();
			throw e;
		}
		return session;
	}

	private static Cryptoki load(String library) throws BadInputException, CryptokiException {
		try {
			Path path = Path.of(library);
			if (!path.isAbsolute() && path.getNameCount() > 1) {
				throw new BadInputException("found the PKCS #11 module " + library
						+ ", expected an absolute path or the name of a library that the system finds");
			}
			if (path.isAbsolute() && !Files.isRegularFile(path)) {
				throw new BadInputException("the PKCS #11 module " + library + " does not exist");
			}
			return Cryptoki.load(library);
		} catch (InvalidPathException e) {
			throw new BadInputException("the path of the PKCS #11 module is none that this system knows", e);
		} catch (LinkageError e) {
			throw new BadInputException("the PKCS #11 module " + library
					+ " is not found, or no module that this system can load", e);
		}
	}

	private static Token choose(Cryptoki module, TokenKey wanted) throws BadInputException, CryptokiException {
		List<Token> all = new ArrayList<>();
		for (long slot : module.slotsWithToken()) {
			Token token = module.token(slot);
			if (token.isInitialized()) {
				all.add(token);
			}
		}
		List<Token> fitting = all.stream().filter(token -> fits(token, wanted)).toList();
		if (fitting.size() == 1) {
			return fitting.get(0);
		}
		String asked = Stream.concat(
				wanted.token().entrySet().stream().sorted(Map.Entry.comparingByKey())
						.map(one -> " with " + one.getKey() + " \"" + one.getValue() + "\""),
				wanted.slot().stream().mapToObj(slot -> " in slot " + slot)).collect(Collectors.joining(" and"));
		throw new BadInputException(fitting.isEmpty()
				? "there is no token" + asked + " behind " + wanted.module() + ", found "
						+ (all.isEmpty() ? "none at all" : names(all))
				: "there are " + fitting.size() + " tokens" + asked + " behind " + wanted.module() + ": "
						+ names(fitting) + "; say which by token, serial or slot-id");
	}

	private static String names(List<Token> tokens) {
		return tokens.stream().map(Token::name).collect(Collectors.joining(", "));
	}

	private static boolean fits(Token token, TokenKey wanted) {
		Map<String, String> its = Map.of("token", token.label(), "manufacturer", token.manufacturer(), "model",
				token.model(), "serial", token.serial());
		return (wanted.slot().isEmpty() || wanted.slot().getAsLong() == token.slot())
				&& wanted.token().entrySet().stream().allMatch(one -> one.getValue().equals(its.get(one.getKey())));
	}

	/** Logs in, or shows the PIN once more where a key asks for it at each signature. */
	void login(long user) throws BadInputException, CryptokiException {
		if (token.isLocked()) {
			throw new BadInputException("the PIN of the token " + token.name() + " is locked; it was not tried");
		}
		Optional<byte[]> pin = token.asksByItself() ? Optional.empty() : Optional.of(pin());
		try {
			module.login(handle, user, pin);
		} catch (CryptokiException e) {
			throw explained(e);
		} finally {
			pin.ifPresent(bytes -> Arrays.fill(bytes, (byte) 0));
		}
	}

	private BadInputException explained(CryptokiException e) throws CryptokiException {
		if (e.code() == CryptokiException.PIN_LOCKED) {
			return new BadInputException("the PIN of the token " + token.name() + " is locked", e);
		}
		if (e.code() == CryptokiException.PIN_EXPIRED) {
			return new BadInputException("the PIN of the token " + token.name() + " has to be changed first", e);
		}
		if (e.code() == CryptokiException.PIN_INCORRECT || e.code() == CryptokiException.PIN_INVALID
				|| e.code() == CryptokiException.PIN_LENGTH) {
			return new BadInputException("the PIN of the token " + token.name() + " is wrong"
					+ module.token(token.slot()).triesLeft().map(left -> "; " + left).orElse(""), e);
		}
		throw e;
	}

	private byte[] pin() throws BadInputException {
		char[] pin = wanted.pin().isPresent() ? configuredPin(wanted.pin().get())
				: passwords.pinFor(token.name() + token.triesLeft().map(left -> ", " + left).orElse(""));
		ByteBuffer encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(pin));
		byte[] bytes = new byte[encoded.remaining()];
		encoded.get(bytes);
		Arrays.fill(encoded.array(), (byte) 0);
		Arrays.fill(pin, '\0');
		return bytes;
	}

	private static char[] configuredPin(String source) throws BadInputException {
		if (source.startsWith("$")) {
			String value = System.getenv(source.substring(1));
			if (value == null) {
				throw new BadInputException("the environment variable " + source.substring(1)
						+ ", which holds the PIN, is not set");
			}
			return value.toCharArray();
		}
		Optional<Path> file = pinFile(source);
		if (file.isEmpty()) {
			// not quoted, since it may be the PIN
			throw new BadInputException("the PIN is given neither as $NAME of an environment variable nor as the path"
					+ " of a file; a PIN itself does not belong into a configuration");
		}
		try {
			byte[] content = InputFile.read(file.get(), "PIN", PIN_FILE_MAX);
			return new String(content, StandardCharsets.UTF_8).lines().findFirst().orElse("").strip().toCharArray();
		} catch (IOException e) {
			throw new BadInputException(file.get() + ": reading this file with a PIN failed: " + e.getMessage(), e);
		}
	}

	private static Optional<Path> pinFile(String source) {
		String path = source.startsWith(FILE_SCHEME) ? source.substring(FILE_SCHEME.length()).replaceFirst("^//+", "/")
				: source.replaceFirst("^~/", System.getProperty("user.home") + "/");
		try {
			return Optional.of(Path.of(path)).filter(file -> file.isAbsolute() && Files.isRegularFile(file));
		} catch (InvalidPathException e) {
			return Optional.empty();
		}
	}

	/** The one key that was asked for. */
	long findKey() throws BadInputException, CryptokiException {
		List<Attribute> attributes = new ArrayList<>();
		attributes.add(new Attribute(Attribute.CLASS, Cryptoki.ulong(Attribute.PRIVATE_KEY)));
		wanted.label().ifPresent(
				label -> attributes.add(new Attribute(Attribute.LABEL, label.getBytes(StandardCharsets.UTF_8))));
		wanted.id().ifPresent(id -> attributes.add(new Attribute(Attribute.ID, HexFormat.of().parseHex(id))));
		List<Long> found = module.find(handle, attributes, 2);
		if (found.size() == 1) {
			return found.get(0);
		}
		throw new BadInputException(found.isEmpty()
				? "the token " + token.name() + " has no private key" + wanted.wanted()
				: "the token " + token.name() + " has more than one private key" + wanted.wanted()
						+ "; say which by object (key_label), id or key_id");
	}

	/** Whether a key wants the PIN at each signature. */
	boolean asksAlways(long key) throws CryptokiException {
		return module.attribute(handle, key, Attribute.ALWAYS_AUTHENTICATE)
				.filter(value -> value.length == 1 && value[0] != 0).isPresent();
	}

	/** Whether a key is of a type (CKK_...). */
	boolean isOfType(long key, long type) throws CryptokiException {
		return module.attribute(handle, key, Attribute.KEY_TYPE)
				.filter(value -> Arrays.equals(value, Cryptoki.ulong(type))).isPresent();
	}

	byte[] sign(long key, long mechanism, byte[] data) throws BadInputException, CryptokiException {
		module.signInit(handle, mechanism, key);
		if (asksAlways(key)) {
			login(Cryptoki.CONTEXT_SPECIFIC);
		}
		return module.sign(handle, data);
	}

	Token token() {
		return token;
	}

	@Override
	public void close() throws CryptokiException {
		module.closeSession(handle);
	}
}
