/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.flexspi;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.bootseal.core.BadInputException;
import org.bootseal.core.block.BlockField;
import org.bootseal.core.block.ConfigurationBlock;
import org.bootseal.core.csource.CSource;
import org.bootseal.core.csource.CValue;
import org.bootseal.core.csource.CValue.Element;
import org.bootseal.core.csource.CValue.Group;
import org.bootseal.core.device.Device;

/**
 * An FCB as C source, as the NXP SDK has it in the folder xip of its examples: the initial value of a variable of the
 * type flexspi_nor_config_t. Parts can be named or stand in their order, as C has it.
 */
public final class FcbCSource {

	/** The type of the variable. */
	public static final String TYPE = "flexspi_nor_config_t";

	private static final String COMMON = "memConfig";
	private static final String TABLE = "lookupTable";
	private static final Pattern NUMBERED = Pattern.compile("(.+)_(\\d+)");

	/** A place in the structure: bytes from the start, size of one element, and how many there are. */
	private record Member(String name, int offset, int bytes, int count, List<Member> parts) {

		int end() {
			return offset + bytes * count;
		}

		Member element(int index) {
			int shift = index * bytes;
			return new Member(name, offset + shift, bytes, 1, parts.stream()
					.map(part -> new Member(part.name, part.offset + shift, part.bytes, part.count, part.parts))
					.toList());
		}
	}

	private final Path file;
	private byte[] bytes;

	private FcbCSource(Path file) {
		this.file = file;
	}

	/**
	 * @param file
	 *            name of the source, for messages
	 * @param text
	 *            the source
	 * @param device
	 *            the device, which says what the names of clocks mean; empty if it is not known
	 * @return the block; what the source does not name is 0, as in C
	 * @throws BadInputException
	 *             if there is no such variable, or a part of its value is not known or does not fit
	 */
	public static Fcb parse(Path file, String text, Optional<Device> device) throws BadInputException {
		Group value = new CSource(file, text, new FcbNames(device)).variable(TYPE);
		FcbCSource source = new FcbCSource(file);
		source.bytes = new byte[FcbLayout.LENGTH];
		source.fill(structure(), value);
		try {
			return Fcb.parse(source.bytes);
		} catch (BadInputException e) {
			throw BadInputException.in(file, "line " + value.line(), e.getMessage());
		}
	}

	/**
	 * @param configuration
	 *            a block
	 * @return its C source, lines ended by LF
	 */
	public static String text(FcbConfiguration configuration) {
		return new FcbCWriter(configuration).text();
	}

	/** The structure as the layout of the block has it: memConfig up to the page size, then the rest. */
	static Member structure() {
		List<Member> common = new ArrayList<>();
		List<Member> rest = new ArrayList<>();
		for (BlockField field : Fcb.layout().fields()) {
			if (!field.alias()) {
				add(field.offset() < FcbLayout.PAGE_SIZE_OFFSET ? common : rest, field);
			}
		}
		rest.add(0, new Member(COMMON, 0, FcbLayout.PAGE_SIZE_OFFSET, 1, common));
		return new Member(TYPE, 0, FcbLayout.LENGTH, 1, rest);
	}

	private static void add(List<Member> members, BlockField field) {
		boolean table = field.name().startsWith(TABLE);
		Matcher numbered = NUMBERED.matcher(field.name());
		String name = table ? TABLE : numbered.matches() ? numbered.group(1) : field.name();
		Member last = members.isEmpty() ? null : members.get(members.size() - 1);
		if (last != null && last.name().equals(name)) {
			if (table && last.end() > field.offset()) {
				// the second instruction of a word
				return;
			}
			members.set(members.size() - 1,
					new Member(name, last.offset(), last.bytes(), last.count() + 1, last.parts()));
			return;
		}
		int size = table ? Integer.BYTES : field.bytes();
		members.add(new Member(name, field.offset(), size, 1, parts(name, field)));
	}

	private static List<Member> parts(String name, BlockField field) {
		int at = field.offset();
		if (name.equals("dataValidTime")) {
			// newer SDKs have a structure of two bytes here (flexspi_dll_time_t)
			return List.of(new Member("time_100ps", at, 1, 1, List.of()),
					new Member("delay_cells", at + 1, 1, 1, List.of()));
		}
		return name.equals(TABLE) || field.bits().isEmpty() ? List.of()
				: List.of(new Member("seqNum", at, 1, 1, List.of()), new Member("seqId", at + 1, 1, 1, List.of()),
						new Member("reserved", at + 2, 2, 1, List.of()));
	}

	private BadInputException problem(int line, String text) {
		return BadInputException.in(file, "line " + line, text);
	}

	private void fill(Member member, CValue value) throws BadInputException {
		if (value instanceof CValue.Number number) {
			put(member, number);
			return;
		}
		Group group = (Group) value;
		if (member.count() == 1 && member.parts().isEmpty()) {
			// a single number may stand in braces
			if (group.elements().size() != 1 || !group.elements().get(0).steps().isEmpty()) {
				throw problem(group.line(), member.name() + " is one number");
			}
			fill(member, group.elements().get(0).value());
			return;
		}
		int next = 0;
		for (Element element : group.elements()) {
			Member part = element.steps().isEmpty() ? at(member, next, element.value().line())
					: step(member, element.steps().get(0), element.value().line());
			next = index(member, part) + 1;
			for (String step : element.steps().subList(Math.min(1, element.steps().size()), element.steps().size())) {
				part = step(part, step, element.value().line());
			}
			fill(part, element.value());
		}
	}

	private static int index(Member member, Member part) {
		if (member.count() > 1) {
			return (part.offset() - member.offset()) / member.bytes();
		}
		return member.parts().stream().map(Member::offset).toList().indexOf(part.offset());
	}

	private Member at(Member member, int index, int line) throws BadInputException {
		int most = member.count() > 1 ? member.count() : member.parts().size();
		if (index < 0 || index >= most) {
			throw problem(line, member.name() + " has " + most + " parts, found one more");
		}
		return member.count() > 1 ? member.element(index) : member.parts().get(index);
	}

	private Member step(Member member, String step, int line) throws BadInputException {
		if (Character.isDigit(step.charAt(0))) {
			int index = step.length() > 4 ? Integer.MAX_VALUE : Integer.parseInt(step);
			if (member.count() == 1 || index >= member.count()) {
				throw problem(line, member.name() + " has no element " + step);
			}
			return member.element(index);
		}
		return member.parts().stream().filter(part -> member.count() == 1 && part.name().equals(step)).findFirst()
				.orElseThrow(() -> problem(line, member.name() + " has no member " + step));
	}

	private void put(Member member, CValue.Number number) throws BadInputException {
		if (member.count() > 1 || member.bytes() > Integer.BYTES) {
			throw problem(number.line(), member.name() + " has several parts, expected them in braces");
		}
		long most = (1L << Byte.SIZE * member.bytes()) - 1;
		if (number.value() < 0 || number.value() > most) {
			throw problem(number.line(),
					member.name() + ": found " + number.value() + ", expected a number from 0 to " + most);
		}
		for (int i = 0; i < member.bytes(); i++) {
			bytes[member.offset() + i] = (byte) (number.value() >>> Byte.SIZE * i);
		}
	}

	/** How an element of a field is called in C, such as ".configCmdArgs[2]". */
	static String cName(ConfigurationBlock block, BlockField field) {
		Matcher numbered = NUMBERED.matcher(field.name());
		boolean single = !numbered.matches()
				|| block.fields().stream().noneMatch(other -> other.name().startsWith(numbered.group(1) + "_")
						&& !other.name().equals(field.name()));
		return single ? field.name() : numbered.group(1) + "[" + numbered.group(2) + "]";
	}
}
