/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.pkcs11;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.sun.jna.Function;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.NativeLong;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;

/**
 * The functions of a PKCS #11 module that signing takes, one method a function. Structures lie in memory as the C
 * compiler of the system lays them out: CK_ULONG is a C long, and Windows packs structures to bytes. Source: PKCS #11
 * Cryptographic Token Interface 2.40 (OASIS), sections 3 and 5, and its header pkcs11f.h for the order of functions.
 * <p>
 * A module is initialised once a process and stays so, since others in this process may use it as well.
 */
final class Cryptoki {

	static final long NO_HANDLE = 0;
	static final long USER = 1;
	static final long CONTEXT_SPECIFIC = 2;

	private static final int INITIALIZE = 0;
	private static final int GET_SLOT_LIST = 4;
	private static final int GET_TOKEN_INFO = 6;
	private static final int OPEN_SESSION = 12;
	private static final int CLOSE_SESSION = 13;
	private static final int LOGIN = 18;
	private static final int GET_ATTRIBUTE_VALUE = 24;
	private static final int FIND_OBJECTS_INIT = 26;
	private static final int FIND_OBJECTS = 27;
	private static final int FIND_OBJECTS_FINAL = 28;
	private static final int SIGN_INIT = 42;
	private static final int SIGN = 43;

	private static final int ULONG = Native.LONG_SIZE;
	private static final int POINTER = Native.POINTER_SIZE;
	/** Offset of the first function in CK_FUNCTION_LIST, behind two bytes of version. */
	private static final int FUNCTIONS_OFFSET = Platform.isWindows() ? 2 : POINTER;
	/** CKF_OS_LOCKING_OK: several threads may call the module. */
	private static final int OS_LOCKING = 2;
	/** CKF_SERIAL_SESSION, without which no session opens. */
	private static final int SERIAL_SESSION = 4;
	/** More than any CK_TOKEN_INFO is long. */
	private static final int TOKEN_INFO_MAX = 512;
	private static final int SLOTS_MAX = 1024;
	private static final int ATTRIBUTE_MAX = 0x10000;
	private static final int SIGNATURE_MAX = 0x1000;

	private final Pointer functions;

	private Cryptoki(Pointer functions) {
		this.functions = functions;
	}

	/**
	 * Loads and initialises a module.
	 *
	 * @param library
	 *            its path, or the name of a library that the system finds
	 * @return its functions
	 * @throws CryptokiException
	 *             when it does not start
	 * @throws LinkageError
	 *             when it can't be loaded, or is no PKCS #11 module
	 */
	static Cryptoki load(String library) throws CryptokiException {
		Function list = NativeLibrary.getInstance(library).getFunction("C_GetFunctionList");
		Memory pointer = zeros(POINTER);
		check("C_GetFunctionList", ((NativeLong) list.invoke(NativeLong.class, new Object[] { pointer })).longValue());
		if (pointer.getPointer(0) == null) {
			throw new CryptokiException("C_GetFunctionList", CryptokiException.GENERAL_ERROR);
		}
		Cryptoki module = new Cryptoki(pointer.getPointer(0));
		// four callbacks that are not needed, then the flags, then a pointer that is reserved
		Memory arguments = zeros(4L * POINTER + ULONG + POINTER + POINTER);
		putLong(arguments, 4L * POINTER, OS_LOCKING);
		long result = module.invoke(INITIALIZE, arguments);
		if (result != CryptokiException.ALREADY_INITIALIZED) {
			check("C_Initialize", result);
		}
		return module;
	}

	/** The slots in which there is a token. */
	List<Long> slotsWithToken() throws CryptokiException {
		Memory count = zeros(ULONG);
		putLong(count, 0, SLOTS_MAX);
		Memory slots = zeros((long) SLOTS_MAX * ULONG);
		check("C_GetSlotList", invoke(GET_SLOT_LIST, (byte) 1, slots, count));
		List<Long> found = new ArrayList<>();
		for (int i = 0; i < Math.min(SLOTS_MAX, getLong(count, 0)); i++) {
			found.add(getLong(slots, (long) i * ULONG));
		}
		return found;
	}

	/** What the token in a slot says about itself. */
	Token token(long slot) throws CryptokiException {
		Memory info = zeros(TOKEN_INFO_MAX);
		check("C_GetTokenInfo", invoke(GET_TOKEN_INFO, new NativeLong(slot, true), info));
		return Token.of(slot, info.getByteArray(0, Token.TEXTS_LENGTH), getLong(info, Token.TEXTS_LENGTH));
	}

	/** Opens a session for reading; to be closed. */
	long openSession(long slot) throws CryptokiException {
		Memory handle = zeros(ULONG);
		check("C_OpenSession", invoke(OPEN_SESSION, new NativeLong(slot, true), new NativeLong(SERIAL_SESSION, true),
				Pointer.NULL, Pointer.NULL, handle));
		return getLong(handle, 0);
	}

	/** Closes a session; the last one of a token logs out as well. */
	void closeSession(long session) throws CryptokiException {
		check("C_CloseSession", invoke(CLOSE_SESSION, new NativeLong(session, true)));
	}

	/**
	 * Logs in; being logged in already is fine.
	 *
	 * @param pin
	 *            in UTF-8; empty when the token asks for it by itself. Left as it is
	 */
	void login(long session, long user, Optional<byte[]> pin) throws CryptokiException {
		int length = pin.map(bytes -> bytes.length).orElse(0);
		Memory copy = zeros(Math.max(1, length));
		try {
			pin.ifPresent(bytes -> copy.write(0, bytes, 0, length));
			long result = invoke(LOGIN, new NativeLong(session, true), new NativeLong(user, true),
					pin.isPresent() ? copy : Pointer.NULL, new NativeLong(length, true));
			if (result != CryptokiException.ALREADY_LOGGED_IN) {
				check("C_Login", result);
			}
		} finally {
			copy.clear();
		}
	}

	/** At most some objects that have all these attributes. */
	List<Long> find(long session, List<Attribute> attributes, int most) throws CryptokiException {
		List<Memory> values = new ArrayList<>();
		Memory template = zeros(Math.max(1, (long) attributes.size() * (2 * ULONG + POINTER)));
		for (int i = 0; i < attributes.size(); i++) {
			byte[] value = attributes.get(i).value();
			Memory memory = zeros(Math.max(1, value.length));
			memory.write(0, value, 0, value.length);
			values.add(memory);
			triple(template, i, attributes.get(i).type(), memory, value.length);
		}
		check("C_FindObjectsInit", invoke(FIND_OBJECTS_INIT, new NativeLong(session, true), template,
				new NativeLong(attributes.size(), true)));
		try {
			Memory handles = zeros((long) most * ULONG);
			Memory count = zeros(ULONG);
			check("C_FindObjects", invoke(FIND_OBJECTS, new NativeLong(session, true), handles,
					new NativeLong(most, true), count));
			List<Long> found = new ArrayList<>();
			for (int i = 0; i < Math.min(most, getLong(count, 0)); i++) {
				found.add(getLong(handles, (long) i * ULONG));
			}
			return found;
		} finally {
			check("C_FindObjectsFinal", invoke(FIND_OBJECTS_FINAL, new NativeLong(session, true)));
		}
	}

	/** An attribute of an object; empty when it has none, or does not show it. */
	Optional<byte[]> attribute(long session, long object, long type) throws CryptokiException {
		Memory template = zeros(2L * ULONG + POINTER);
		triple(template, 0, type, Pointer.NULL, 0);
		if (invoke(GET_ATTRIBUTE_VALUE, new NativeLong(session, true), new NativeLong(object, true), template,
				new NativeLong(1, true)) != 0) {
			return Optional.empty();
		}
		long length = getLong(template, ULONG + (long) POINTER);
		if (length < 0 || length > ATTRIBUTE_MAX) {
			return Optional.empty();
		}
		Memory value = zeros(Math.max(1, length));
		triple(template, 0, type, value, (int) length);
		check("C_GetAttributeValue", invoke(GET_ATTRIBUTE_VALUE, new NativeLong(session, true),
				new NativeLong(object, true), template, new NativeLong(1, true)));
		return Optional.of(value.getByteArray(0, (int) length));
	}

	/** Starts a signature with a mechanism that has no parameter. */
	void signInit(long session, long mechanism, long key) throws CryptokiException {
		Memory what = zeros(2L * ULONG + POINTER);
		triple(what, 0, mechanism, Pointer.NULL, 0);
		check("C_SignInit", invoke(SIGN_INIT, new NativeLong(session, true), what, new NativeLong(key, true)));
	}

	/** Signs what the mechanism takes, at once. */
	byte[] sign(long session, byte[] data) throws CryptokiException {
		Memory signature = zeros(SIGNATURE_MAX);
		Memory length = zeros(ULONG);
		putLong(length, 0, SIGNATURE_MAX);
		Memory input = zeros(Math.max(1, data.length));
		input.write(0, data, 0, data.length);
		check("C_Sign", invoke(SIGN, new NativeLong(session, true), input, new NativeLong(data.length, true),
				signature, length));
		return signature.getByteArray(0, (int) Math.min(SIGNATURE_MAX, Math.max(0, getLong(length, 0))));
	}

	/** A CK_ULONG as bytes, for an attribute. */
	static byte[] ulong(long value) {
		Memory memory = zeros(ULONG);
		putLong(memory, 0, value);
		return memory.getByteArray(0, ULONG);
	}

	private long invoke(int function, Object... arguments) {
		Pointer address = functions.getPointer(FUNCTIONS_OFFSET + (long) function * POINTER);
		return ((NativeLong) Function.getFunction(address).invoke(NativeLong.class, arguments)).longValue();
	}

	/** CK_ATTRIBUTE and CK_MECHANISM have the same shape: a type, a pointer, a length. */
	private static void triple(Memory target, int index, long type, Pointer value, int length) {
		long offset = (long) index * (2 * ULONG + POINTER);
		putLong(target, offset, type);
		target.setPointer(offset + ULONG, value);
		putLong(target, offset + ULONG + POINTER, length);
	}

	private static Memory zeros(long length) {
		Memory memory = new Memory(length);
		memory.clear();
		return memory;
	}

	private static void putLong(Memory memory, long offset, long value) {
		memory.setNativeLong(offset, new NativeLong(value, true));
	}

	private static long getLong(Memory memory, long offset) {
		return memory.getNativeLong(offset).longValue();
	}

	private static void check(String function, long result) throws CryptokiException {
		if (result != 0) {
			throw new CryptokiException(function, result);
		}
	}
}
