/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.mboot;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;

import org.bootseal.core.CancelledException;
import org.bootseal.core.Progress;
import org.bootseal.core.connection.BoardChannel;
import org.bootseal.core.connection.ConnectionException;
import org.bootseal.core.connection.ConnectionException.Reason;

/**
 * Talks to a flashloader, or to a ROM that speaks as one, over an open channel, which stays the caller's. One owner;
 * not thread safe. A status other than success comes as {@link MbootException}; after a {@link ConnectionException}
 * nothing is known of what the flashloader did. Memory ids 1 to 255 are sent as 0, because such memories are reached by
 * their addresses (SPSDK does the same).
 */
public final class MbootClient {

	/** The wait for each packet if the caller names no other; what NXP's tools use. */
	public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(5);

	private static final int MIN_PACKET = 8;
	private static final int WORD = 4;
	/** Selection of generate-key-blob: the part's own master key. */
	private static final int MASTER_KEY = 0;

	private final MbootLink link;
	private final Duration timeout;
	private final PacketExchange packets;
	private DataTransfer transfer;
	private int maxPacketSize;

	/**
	 * @param channel
	 *            an open channel to a flashloader; not closed by this client
	 * @param timeout
	 *            longest wait for each packet of commands that take no time of their own
	 */
	public MbootClient(BoardChannel channel, Duration timeout) {
		this(MbootLink.over(channel), timeout);
	}

	MbootClient(MbootLink link, Duration timeout) {
		this.timeout = timeout;
		this.link = link;
		packets = new PacketExchange(link, timeout);
	}

	/**
	 * Makes sure that a flashloader listens at the other end of a serial line, by one ping. Over HID nothing is sent.
	 * May be repeated.
	 *
	 * @param wait
	 *            longest wait for the answer
	 * @throws ConnectionException
	 *             TIMED_OUT if nobody answered
	 */
	public void connect(Duration wait) throws ConnectionException {
		link.connect(wait);
	}

	/**
	 * Asks for the version until an answer comes: the first command after the start of a flashloader can be lost. May
	 * be repeated.
	 *
	 * @param attempts
	 *            how often to ask, at least 1
	 * @param wait
	 *            longest wait for each answer
	 * @return the version word, see {@link Property#version(int)}
	 * @throws ConnectionException
	 *             if no attempt was answered, or the board is gone
	 * @throws MbootException
	 *             if the flashloader refuses to tell its version
	 */
	public int ping(int attempts, Duration wait) throws ConnectionException, MbootException {
		for (int attempt = 1;; attempt++) {
			try {
				link.connect(wait);
				int[] words = getProperty(Property.CURRENT_VERSION, 0, wait);
				if (attempt > 1) {
					packets.dropLateAnswers(PacketExchange.MAX_SKIPPED);
				}
				return words.length == 0 ? 0 : words[0];
			} catch (ConnectionException e) {
				boolean passing = e.reason() == Reason.TIMED_OUT || e.reason() == Reason.GARBLED;
				if (!passing || attempt >= attempts) {
					throw e;
				}
			}
		}
	}

	/**
	 * Asks for a property. May be repeated.
	 *
	 * @param property
	 *            which
	 * @param index
	 *            0, or the memory id where the property has one
	 * @return its words, without the status
	 * @throws ConnectionException
	 *             if the way to the flashloader failed
	 * @throws MbootException
	 *             if the flashloader does not know the property, or the memory is not configured
	 */
	public int[] getProperty(Property property, int index) throws ConnectionException, MbootException {
		return getProperty(property, index, timeout);
	}

	private int[] getProperty(Property property, int index, Duration wait) throws ConnectionException, MbootException {
		String line = "get-property " + property.code() + " " + index;
		MbootPacket answer = packets.exchange(line, ResponseTag.GET_PROPERTY, wait,
				new MbootPacket(CommandTag.GET_PROPERTY.code(), false, property.code(), index));
		int[] parameters = answer.parameters();
		return Arrays.copyOfRange(parameters, 1, parameters.length);
	}

	/**
	 * How much data one packet may hold; asked once. A flashloader that does not say it gets no data at all, because a
	 * guess that is too large would be cut off silently and one that is too small would be slow.
	 *
	 * @return bytes of payload of a data packet
	 * @throws ConnectionException
	 *             if the way to the flashloader failed, or the answer is no packet size
	 * @throws MbootException
	 *             if the flashloader does not tell
	 */
	public int maxPacketSize() throws ConnectionException, MbootException {
		if (maxPacketSize == 0) {
			int[] words = getProperty(Property.MAX_PACKET_SIZE, 0);
			if (words.length == 0 || words[0] < MIN_PACKET || words[0] > HidFrame.MAX_PAYLOAD) {
				throw new ConnectionException(Reason.GARBLED,
						"get-property 11: found max packet size " + Arrays.toString(words) + ", expected " + MIN_PACKET
								+ ".." + HidFrame.MAX_PAYLOAD);
			}
			maxPacketSize = words[0];
		}
		return maxPacketSize;
	}

	/**
	 * Writes a pattern into RAM. May be repeated.
	 *
	 * @param address
	 *            a multiple of 4
	 * @param length
	 *            bytes, a multiple of 4
	 * @param pattern
	 *            the word, written least significant byte first
	 * @throws ConnectionException
	 *             if the way to the flashloader failed
	 * @throws MbootException
	 *             if the flashloader refused
	 */
	public void fillMemory(long address, long length, int pattern) throws ConnectionException, MbootException {
		command(String.format(Locale.ROOT, "fill-memory 0x%08X %d 0x%08X", address, length, pattern), timeout,
				CommandTag.FILL_MEMORY, (int) address, (int) length, pattern);
	}

	/**
	 * Sets an external memory up by option words that stand in RAM; option word 0xF000000F programs the FCB. May be
	 * repeated.
	 *
	 * @param memoryId
	 *            of the memory, 9 for FlexSPI NOR
	 * @param address
	 *            of the option words
	 * @param wait
	 *            longest wait for the answer
	 * @throws ConnectionException
	 *             if the way to the flashloader failed
	 * @throws MbootException
	 *             if the memory was not found or does not work
	 */
	public void configureMemory(int memoryId, long address, Duration wait) throws ConnectionException, MbootException {
		command(String.format(Locale.ROOT, "configure-memory %d 0x%08X", memoryId, address), wait,
				CommandTag.CONFIGURE_MEMORY, memoryId, (int) address);
	}

	/**
	 * Erases sectors. The flashloader does not answer until it is done. May be repeated.
	 *
	 * @param address
	 *            first address of a sector
	 * @param length
	 *            bytes, a multiple of the sector size
	 * @param memoryId
	 *            of the memory
	 * @param wait
	 *            longest wait for the answer
	 * @throws ConnectionException
	 *             if the way to the flashloader failed; sectors may then be erased in part
	 * @throws MbootException
	 *             if the flash refused; sectors may then be erased in part
	 */
	public void eraseRegion(long address, long length, int memoryId, Duration wait)
			throws ConnectionException, MbootException {
		command(String.format(Locale.ROOT, "flash-erase-region 0x%08X 0x%X %d", address, length,
				ExternalMemory.mapped(memoryId)),
				wait,
				CommandTag.FLASH_ERASE_REGION, (int) address, (int) length, ExternalMemory.mapped(memoryId));
	}

	/**
	 * Writes memory. Flash must be erased. One command, then packets of the maximum size. May be repeated after an
	 * erase.
	 *
	 * @param address
	 *            where the first byte goes
	 * @param data
	 *            the bytes
	 * @param memoryId
	 *            of the memory
	 * @param progress
	 *            told after each packet; asked between packets
	 * @throws ConnectionException
	 *             if the way to the flashloader failed
	 * @throws MbootException
	 *             if the flashloader refused, before or amid the data
	 * @throws CancelledException
	 *             if cancelled; the flashloader then still waits for the rest and must be reset
	 */
	public void writeMemory(long address, byte[] data, int memoryId, Progress progress)
			throws ConnectionException, MbootException, CancelledException {
		transfer().write(address, data, ExternalMemory.mapped(memoryId), progress);
	}

	/**
	 * Asks whether the part is closed. May be repeated.
	 *
	 * @return whether HAB enforces
	 * @throws ConnectionException
	 *             if the way to the board failed, or its answer holds no state
	 * @throws MbootException
	 *             if it does not tell
	 */
	public boolean isClosed() throws ConnectionException, MbootException {
		int[] words = getProperty(Property.SECURITY_STATE, 0);
		if (words.length == 0) {
			throw new ConnectionException(Reason.GARBLED, "get-property 17: found no word, expected the state");
		}
		return Property.isClosed(words[0]);
	}

	/**
	 * Reads memory, many packets for one command. Where that fails, the rest is read with a command for each packet:
	 * NXP's tools found longer transfers over HID unreliable. May be repeated.
	 *
	 * @param address
	 *            of the first byte
	 * @param length
	 *            bytes, 0 or more
	 * @param memoryId
	 *            of the memory
	 * @param progress
	 *            told after each packet; asked between packets
	 * @return the bytes
	 * @throws ConnectionException
	 *             if the way to the flashloader failed, or it ended the data early without a reason
	 * @throws MbootException
	 *             if the flashloader refused, before or amid the data
	 * @throws CancelledException
	 *             if cancelled; the flashloader is ready for the next command
	 */
	public byte[] readMemory(long address, int length, int memoryId, Progress progress)
			throws ConnectionException, MbootException, CancelledException {
		return transfer().read(address, length, ExternalMemory.mapped(memoryId), progress);
	}

	/**
	 * Lets the part wrap the key of an encrypted image with its master key. May be repeated; each blob is another one.
	 * The blob is good for this part only, and only as long as it is open or closed as it is now.
	 *
	 * @param key
	 *            16, 24 or 32 bytes; stays the caller's, who wipes it
	 * @param blobLength
	 *            bytes of the blob: 56 more than the key has
	 * @return the blob
	 * @throws ConnectionException
	 *             if the way to the flashloader failed, or the blob is of another length
	 * @throws MbootException
	 *             if the flashloader refused, for example a key of that length
	 * @throws CancelledException
	 *             never; the talk is too short to be cancelled
	 */
	public byte[] generateKeyBlob(byte[] key, int blobLength)
			throws ConnectionException, MbootException, CancelledException {
		return transfer().wrapKey(MASTER_KEY, key, blobLength);
	}

	private DataTransfer transfer() throws ConnectionException, MbootException {
		if (transfer == null) {
			int packetSize = maxPacketSize();
			link.requirePacket(packetSize);
			transfer = new DataTransfer(link, packets, timeout, packetSize);
		}
		return transfer;
	}

	/**
	 * Reads a fuse word. May be repeated.
	 *
	 * @param index
	 *            of the word
	 * @return its bits
	 * @throws ConnectionException
	 *             if the way to the flashloader failed
	 * @throws MbootException
	 *             if the word can't be read
	 */
	public int efuseReadOnce(int index) throws ConnectionException, MbootException {
		MbootPacket answer = packets.exchange("efuse-read-once " + index, ResponseTag.EFUSE_READ_ONCE, timeout,
				new MbootPacket(CommandTag.EFUSE_READ_ONCE.code(), false, index, WORD));
		if (answer.parameter(1) != WORD) {
			throw new ConnectionException(Reason.GARBLED, "a fuse word of " + answer.parameter(1) + " bytes came");
		}
		return answer.parameter(2);
	}

	/**
	 * Burns bits of a fuse word, for ever. A part may say success although the word is locked, so read it back. Not to
	 * be repeated blindly.
	 *
	 * @param index
	 *            of the word
	 * @param value
	 *            the bits to burn; bits that are 0 stay as they are
	 * @throws ConnectionException
	 *             if the way to the flashloader failed; the bits may be burnt or not
	 * @throws MbootException
	 *             if the flashloader refused; the bits may be burnt in part
	 */
	public void efuseProgramOnce(int index, int value) throws ConnectionException, MbootException {
		// the value may be part of a key, and this line gets into messages
		command("efuse-program-once " + index, timeout,
				CommandTag.EFUSE_PROGRAM_ONCE, index, WORD, value);
	}

	/**
	 * Jumps to an address in RAM. The flashloader may no longer answer afterwards.
	 *
	 * @param address
	 *            of the code, thumb bit included
	 * @param argument
	 *            passed in R0
	 * @param stackPointer
	 *            the stack pointer
	 * @throws ConnectionException
	 *             if the way to the flashloader failed
	 * @throws MbootException
	 *             if the flashloader refused
	 */
	public void execute(long address, int argument, long stackPointer) throws ConnectionException, MbootException {
		command(String.format(Locale.ROOT, "execute 0x%08X 0x%X 0x%08X", address, argument, stackPointer), timeout,
				CommandTag.EXECUTE, (int) address, argument, (int) stackPointer);
	}

	/**
	 * Resets the chip. That the board leaves the bus before it answers is success.
	 *
	 * @throws ConnectionException
	 *             if the command could not be sent; TIMED_OUT if no answer came, and then the board may or may not
	 *             reset
	 * @throws MbootException
	 *             if the flashloader refused
	 */
	public void reset() throws ConnectionException, MbootException {
		packets.send(new MbootPacket(CommandTag.RESET.code(), false));
		try {
			packets.answer("reset", ResponseTag.GENERIC, CommandTag.RESET, timeout);
		} catch (ConnectionException e) {
			// the chip may leave the bus before it answers
			if (e.reason() != Reason.GONE && e.reason() != Reason.STALLED) {
				throw e;
			}
		}
	}

	private void command(String line, Duration wait, CommandTag tag, int... parameters)
			throws ConnectionException, MbootException {
		packets.exchange(line, ResponseTag.GENERIC, wait, new MbootPacket(tag.code(), false, parameters));
	}
}
