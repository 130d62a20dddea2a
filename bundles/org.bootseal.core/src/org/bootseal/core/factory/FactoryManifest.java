/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.factory;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.bootseal.core.config.Provisioning;
import org.bootseal.core.otp.FuseRequest;
import org.bootseal.core.plan.PlanFile;
import org.bootseal.core.plan.WriteRequest;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

/**
 * What a package says of itself, JSON. A later version that only adds members keeps the first number of its version, so
 * that this program can read it.
 */
final class FactoryManifest {

	/** Value of the member "format". */
	static final String FORMAT = "bootseal factory package";
	static final int MAJOR = 1;
	static final String VERSION = MAJOR + ".0";

	private final JsonObject json = new JsonObject();

	FactoryManifest(String name, Instant created) {
		json.addProperty("format", FORMAT);
		json.addProperty("version", VERSION);
		json.addProperty("name", name);
		json.addProperty("created", created.toString());
	}

	void request(WriteRequest request, Provisioning.Memory memory) {
		json.addProperty("device", request.device().name());
		json.add("memory", memory(request, memory));
		json.addProperty("image", name(request.image()));
		file("unsignedFlashloader", request.unsignedFlashloader());
		file("signedFlashloader", request.signedFlashloader());
		file("fcb", request.fcb());
		json.add("srkHash", words(request.imageSrk()));
		request.srkIndex().ifPresent(index -> json.addProperty("srkIndex", Integer.valueOf(index)));
		JsonArray fuses = new JsonArray();
		request.fuses().forEach(fuse -> fuses.add(fuse(fuse)));
		json.add("fuses", fuses);
	}

	private static JsonObject memory(WriteRequest request, Provisioning.Memory from) {
		JsonObject memory = new JsonObject();
		memory.addProperty("bootMemory", request.option().bootMemory());
		memory.add("optionWords", words(from.optionWords().stream().map(Long::intValue).toList()));
		memory.addProperty("sectorSize", Long.valueOf(request.sectorSize()));
		request.instance().ifPresent(instance -> memory.addProperty("instance", Integer.valueOf(instance)));
		JsonObject nand = new JsonObject();
		nand.addProperty("searchCount", Integer.valueOf(from.nand().searchCount()));
		JsonArray copies = new JsonArray();
		from.nand().copies().forEach(copies::add);
		nand.add("copies", copies);
		from.nand().blocks().ifPresent(blocks -> nand.addProperty("blocks", Integer.valueOf(blocks)));
		nand.addProperty("pageSize", Integer.valueOf(from.nand().pageSize()));
		nand.addProperty("pagesPerBlock", Integer.valueOf(from.nand().pagesPerBlock()));
		memory.add("nand", nand);
		return memory;
	}

	private static JsonObject fuse(FuseRequest request) {
		JsonObject fuse = new JsonObject();
		fuse.addProperty("word", Integer.valueOf(request.word().index()));
		fuse.addProperty("name", request.word().name());
		fuse.addProperty("value", hex(request.value()));
		fuse.addProperty("mask", hex(request.mask()));
		fuse.addProperty("group", request.group().id());
		return fuse;
	}

	void tokens(Collection<FactoryToken> tokens) {
		JsonArray all = new JsonArray();
		for (FactoryToken token : tokens) {
			JsonObject each = new JsonObject();
			each.addProperty("part", token.part());
			each.addProperty("groups", token.groups());
			each.addProperty("token", token.token());
			all.add(each);
		}
		json.add("tokens", all);
	}

	/** What the files are; called last. */
	byte[] bytes(List<FactoryFile> files) {
		JsonArray all = new JsonArray();
		for (FactoryFile file : files) {
			JsonObject each = new JsonObject();
			each.addProperty("name", file.name());
			each.addProperty("length", Long.valueOf(file.length()));
			each.addProperty("sha256", file.sha256());
			each.addProperty("meaning", file.meaning());
			all.add(each);
		}
		json.add("files", all);
		return (new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(json) + "\n")
				.getBytes(StandardCharsets.UTF_8);
	}

	private void file(String member, Optional<PlanFile> file) {
		file.ifPresent(each -> json.addProperty(member, name(each)));
	}

	static String name(PlanFile file) {
		return file.path().getFileName().toString();
	}

	private static JsonArray words(List<Integer> words) {
		JsonArray all = new JsonArray();
		words.forEach(word -> all.add(hex(word)));
		return all;
	}

	private static String hex(int word) {
		return String.format(Locale.ROOT, "0x%08X", word);
	}
}
