/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.bd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.List;

import org.bootseal.core.config.BadConfigurationException;
import org.junit.jupiter.api.Test;

class HabConversionTest {

	private static final Path BD = Path.of("project", "conf", "image.bd");

	@Test
	void sectionsGetTheirNamesAndValuesStay() throws Exception {
		assertEquals("""
				# Converted from image.bd
				options:
				  flags: 12
				  startAddress: 0x60000000
				  family: 'rt102x'
				  DCDFilePath: 'dcd/sdram.bin'
				inputImageFile: '../app.elf'
				sections:
				  - Header:
				      Header_Version: '4.2'
				      Header_EngineConfiguration: 0
				  - InstallCSFK:
				      InstallCSFK_File: '../pki/crts/CSF1_crt.pem'
				  - AuthenticateCSF:
				      Signer: 'type=file;file_path=../pki/keys/CSF1_key.pem;password=it''s'
				  - SecretKey:
				      SecretKey_ReuseDek: true
				  - NOP: {}
				  - Unlock:
				      Unlock_Features: 'JTAG, SRK REVOKE'
				""", convert("""
				options {
				  flags = 0xc; startAddress = 0x60000000; family = rt102x; DCDFilePath = "dcd\\sdram.bin";
				}
				sources { elfFile = extern(1); }
				section (20; Header_Version="4.2", Header_EngineConfiguration=0) {}
				section (22; InstallCSFK_File="../pki/crts/CSF1_crt.pem") {}
				section (24; Signer="type=file;file_path=../pki/keys/CSF1_key.pem;password=it's") {}
				section (27; SecretKey_ReuseDek=yes) {}
				section (29) {}
				section (33; Unlock_Features="JTAG, SRK REVOKE") {}
				section (0) {}
				""", Path.of("project/conf/image.yaml"), List.of()));
	}

	@Test
	void filesBecomeRelativeToAnotherFolder() throws Exception {
		assertEquals("""
				# Converted from image.bd
				options:
				  DCDFilePath: '../conf/dcd.bin'
				inputImageFile: '../../app.bin'
				sections:
				  - AuthenticateCSF:
				      Signer: 'type=file;file_path=../conf/keys/a.pem'
				  - AuthenticateData:
				      Signer: '../keys/b.pem'
				""", convert("""
				options { DCDFilePath = "dcd.bin"; }
				sources { program = "../../app.bin"; }
				section (24; Signer="type=file;file_path=keys/a.pem") {}
				section (26; Signer="../keys/b.pem") {}
				""", Path.of("project/out/image.yaml"), List.of()));
	}

	@Test
	void signersOfOlderFilesAreFound() throws Exception {
		assertEquals("""
				# Converted from image.bd
				options:
				inputImageFile: 'a.bin'
				sections:
				  - InstallCSFK:
				      InstallCSFK_File: 'crts/CSF1_1_usr_crt.pem'
				  - AuthenticateCSF:
				      Signer: 'keys/CSF1_1_usr_key.pem'
				  - InstallKey:
				      InstallKey_File: 'x/crts/IMG1_1_usr_crt.der'
				  - AuthenticateData:
				      Signer: 'other/key.pem'
				""", convert("""
				sources { elfFile = "a.bin"; }
				section (22; InstallCSFK_File="crts\\CSF1_1_usr_crt.pem") {}
				section (24) {}
				section (25; InstallKey_File="x/crts/IMG1_1_usr_crt.der") {}
				section (26; AuthenticateData_PrivateKeyFile="other/key.pem") {}
				""", Path.of("project/conf/image.yaml"),
				List.of(BD
						+ ": line 3, column 1: AuthenticateCSF: found no Signer, taken keys/CSF1_1_usr_key.pem by the"
						+ " name of the certificate")));
		assertEquals("""
				# Converted from image.bd
				options:
				inputImageFile: 'a.bin'
				sections:
				  - InstallNOCAK:
				      InstallNOCAK_File: 'crts/SRK1_crt.pem'
				  - AuthenticateData:
				      Signer: 'keys/SRK1_key.pem'
				""", convert("""
				sources { elfFile = "a.bin"; }
				section (23; InstallNOCAK_File="crts/SRK1_crt.pem") {}
				section (26) {}
				""", Path.of("project/conf/image.yaml"),
				List.of(BD
						+ ": line 3, column 1: AuthenticateData: found no Signer, taken keys/SRK1_key.pem by the name"
						+ " of the certificate")));
	}

	@Test
	void whatIsNotForHabIsLeftOut() throws Exception {
		assertEquals("""
				# Converted from image.bd
				options:
				inputImageFile: 'a.bin'
				sections: []
				""", convert("sources { elfFile = \"a.bin\"; }\nsection (19) {}\nsection (0) {}",
				Path.of("project/conf/image.yaml"), List.of(BD
						+ ": line 2, column 1: found section 19, left out because HAB has sections 20 to 33")));
	}

	@Test
	void whatIsWrongIsSaidWithItsPlace() {
		assertEquals("found no source named elfFile, which is the application of a HAB image", refusal("options { }"));
		assertEquals("found no source named elfFile, which is the application of a HAB image",
				refusal("sources { a = \"x\"; b = \"y\"; }"));
		assertEquals("elfFile: found extern(2), but 2 external files are given behind the BD file",
				refusal("sources { elfFile = extern(2); }"));
		assertEquals("elfFile: found extern(-1), but 2 external files are given behind the BD file",
				refusal("sources { elfFile = extern(-1); }"));
		String source = "sources { elfFile = \"x\"; }\n";
		assertEquals("AuthenticateCSF: found no Signer, and no certificate before it by whose name its key is found",
				refusal(source + "section (24) {}"));
		assertEquals("Signer: found a number, expected a key file or a signer",
				refusal(source + "section (24; Signer=5) {}"));
		assertEquals("AuthenticateCsf_PrivateKeyFile: this says again what Signer says, expected one of them",
				refusal(source + "section (24; Signer=\"a\", AuthenticateCsf_PrivateKeyFile=\"b\") {}"));
	}

	private static String refusal(String text) {
		return assertThrows(BadConfigurationException.class, () -> convert(text, BD, List.of())).problem();
	}

	private static String convert(String text, Path target, List<String> warnings) throws BadConfigurationException {
		HabConversion.Converted converted = HabConversion.convert(BdReader.parse(BD, text),
				List.of(Path.of("project/first.bin"), Path.of("project/app.elf")), target);
		assertEquals(warnings, converted.warnings());
		return converted.text();
	}
}
