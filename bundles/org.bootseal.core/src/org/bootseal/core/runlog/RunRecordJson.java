/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.runlog;

import static org.bootseal.core.runlog.LoggedRunJson.list;
import static org.bootseal.core.runlog.LoggedRunJson.text;
import static org.bootseal.core.runlog.LoggedRunJson.texts;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import org.bootseal.core.BadInputException;
import org.bootseal.core.connection.BootReport;
import org.bootseal.core.device.DeviceCatalogue;
import org.bootseal.core.otp.FuseCheck;
import org.bootseal.core.otp.FuseGroup;
import org.bootseal.core.otp.FuseMap;
import org.bootseal.core.otp.FuseRequest;
import org.bootseal.core.otp.FuseStatus;
import org.bootseal.core.plan.Outcome;
import org.bootseal.core.plan.RunFailure;
import org.bootseal.core.plan.RunRecord;
import org.bootseal.core.plan.StepRecord;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

/** What became of a run as JSON. The steps stand beside it. */
final class RunRecordJson {

	private RunRecordJson() {
	}

	static JsonObject write(RunRecord record) {
		JsonObject json = new JsonObject();
		json.addProperty("title", record.title());
		json.addProperty("boardPath", record.boardPath());
		json.addProperty("outcome", record.outcome().name());
		JsonArray fuses = new JsonArray();
		record.fuses().forEach(fuse -> fuses.add(write(fuse)));
		json.add("fuses", fuses);
		record.failure().ifPresent(failure -> json.add("failure", write(failure)));
		record.bootReport().ifPresent(report -> json.add("boot", write(report)));
		return json;
	}

	/** The device tells what the fuse words are. */
	static RunRecord read(JsonObject json, List<StepRecord> steps, String device) {
		Optional<RunFailure> failure = json.has("failure") ? Optional.of(readFailure(json.getAsJsonObject("failure")))
				: Optional.empty();
		Optional<BootReport> boot = json.has("boot") ? Optional.of(readBoot(json.getAsJsonObject("boot")))
				: Optional.empty();
		return new RunRecord(text(json, "title"), text(json, "boardPath"), Outcome.valueOf(text(json, "outcome")),
				steps, readFuses(json.getAsJsonArray("fuses"), device), failure, boot);
	}

	static JsonObject write(StepRecord step) {
		JsonObject json = new JsonObject();
		json.addProperty("id", step.id());
		json.addProperty("title", step.title());
		json.add("commands", texts(step.commandLines()));
		json.addProperty("status", Long.valueOf(step.status()));
		json.addProperty("statusName", step.statusName());
		json.addProperty("startMicros", Long.valueOf(step.start().toNanos() / 1000));
		json.addProperty("elapsedMicros", Long.valueOf(step.elapsed().toNanos() / 1000));
		json.addProperty("bytes", Long.valueOf(step.bytes()));
		json.addProperty("outcome", step.outcome().name());
		json.addProperty("message", step.message());
		return json;
	}

	static StepRecord readStep(JsonObject json) {
		return new StepRecord(text(json, "id"), text(json, "title"), texts(json, "commands"),
				json.get("status").getAsLong(), text(json, "statusName"), micros(json, "startMicros"),
				micros(json, "elapsedMicros"), json.get("bytes").getAsLong(), Outcome.valueOf(text(json, "outcome")),
				text(json, "message"));
	}

	private static Duration micros(JsonObject json, String name) {
		return Duration.ofNanos(json.get(name).getAsLong() * 1000);
	}

	private static JsonObject write(FuseCheck check) {
		FuseCheck fuse = check.shown();
		JsonObject json = new JsonObject();
		json.addProperty("word", Integer.valueOf(fuse.request().word().index()));
		json.addProperty("name", fuse.request().word().name());
		json.addProperty("value", Integer.valueOf(fuse.request().value()));
		json.addProperty("mask", Integer.valueOf(fuse.request().mask()));
		json.addProperty("group", fuse.request().group().id());
		json.addProperty("known", Boolean.valueOf(fuse.known()));
		json.addProperty("current", Integer.valueOf(fuse.current()));
		json.addProperty("status", fuse.status().name());
		json.addProperty("reason", fuse.reason());
		return json;
	}

	/** Fuses of a device that is no longer known are left out: nothing could be said of their words. */
	private static List<FuseCheck> readFuses(JsonArray json, String device) {
		List<FuseCheck> fuses = new ArrayList<>();
		if (json.isEmpty()) {
			return fuses;
		}
		try {
			FuseMap map = FuseMap.of(DeviceCatalogue.builtIn().find(device));
			for (JsonElement element : json) {
				JsonObject fuse = element.getAsJsonObject();
				FuseRequest request = new FuseRequest(map.word(fuse.get("word").getAsInt()),
						fuse.get("value").getAsInt(), fuse.get("mask").getAsInt(), FuseGroup.of(text(fuse, "group")));
				fuses.add(new FuseCheck(request, fuse.get("known").getAsBoolean(), fuse.get("current").getAsInt(),
						FuseStatus.valueOf(text(fuse, "status")), text(fuse, "reason")));
			}
		} catch (BadInputException unknown) {
			return List.of();
		}
		return fuses;
	}

	private static JsonObject write(RunFailure failure) {
		JsonObject json = new JsonObject();
		json.addProperty("step", failure.stepId());
		json.addProperty("what", failure.what());
		json.addProperty("command", failure.commandLine());
		json.addProperty("status", Long.valueOf(failure.status()));
		json.addProperty("statusName", failure.statusName());
		json.addProperty("meaning", failure.meaning());
		json.addProperty("boardState", failure.boardState());
		json.add("next", texts(failure.next()));
		json.addProperty("topic", failure.topic());
		return json;
	}

	private static RunFailure readFailure(JsonObject json) {
		return new RunFailure(text(json, "step"), text(json, "what"), text(json, "command"),
				json.get("status").getAsLong(), text(json, "statusName"), text(json, "meaning"),
				text(json, "boardState"), texts(json, "next"), json.has("topic") ? text(json, "topic") : "");
	}

	private static JsonObject write(BootReport report) {
		JsonObject json = new JsonObject();
		json.addProperty("booted", Boolean.valueOf(report.booted()));
		json.addProperty("closed", Boolean.valueOf(report.closed()));
		json.addProperty("authenticated", Boolean.valueOf(report.authenticated()));
		report.entryPoint().ifPresent(entry -> json.addProperty("entryPoint", Long.valueOf(entry)));
		json.add("steps", texts(report.steps()));
		json.add("habEvents", texts(report.habEvents()));
		return json;
	}

	private static BootReport readBoot(JsonObject json) {
		OptionalLong entry = json.has("entryPoint") ? OptionalLong.of(json.get("entryPoint").getAsLong())
				: OptionalLong.empty();
		return new BootReport(json.get("booted").getAsBoolean(), json.get("closed").getAsBoolean(),
				json.get("authenticated").getAsBoolean(), entry, list(json, "steps", JsonElement::getAsString),
				list(json, "habEvents", JsonElement::getAsString));
	}
}
