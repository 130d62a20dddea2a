/* FlexSPI NOR configuration block (FCB) of MIMXRT1060, made by Bootseal. */

/* The header of the SDK's folder xip; evaluation boards have it under a name of their own. */
#include "flexspi_nor_config.h"

#if defined(__GNUC__)
__attribute__((section(".boot_hdr.conf"), used))
#elif defined(__ICCARM__)
#pragma location = ".boot_hdr.conf"
#endif
const flexspi_nor_config_t flash_config = {
	.memConfig = {
		.tag = FLEXSPI_CFG_BLK_TAG, /* fixed mark of the block */
		.version = 0x56010400u, /* version: 'V' in bits 31:24, then major, minor, fix */
		.readSampleClkSrc = kFlexSPIReadSampleClk_ExternalInputFromDqsPad, /* where read data are sampled: 0 internal loopback, 1 loopback from the DQS pad, 3 DQS of the flash */
		.csHoldTime = 3, /* clocks from the last clock edge to CS high */
		.csSetupTime = 3, /* clocks from CS low to the first clock edge */
		.columnAddressWidth = 3, /* bits of the column address: 3 for HyperBus, 0 for serial NOR */
		.controllerMiscOption = 0x00000059u, /* flags: 0 differential clock, 2 parallel, 3 word addressable, 4 safe clock, 5 pad override, 6 DDR */
		.deviceType = kFlexSpiDeviceType_SerialNOR, /* 1 serial NOR, 2 serial NAND, 3 serial RAM */
		.sflashPadType = kSerialFlash_8Pads, /* data pads: 1, 2, 4 or 8 */
		.serialClkFreq = kFlexSpiSerialClk_120MHz, /* code of the clock frequency, which differs by device */
		.lutCustomSeqEnable = 1, /* 1 takes the commands from lutCustomSeq instead of the usual sequences */
		.sflashA1Size = 0x04000000u, /* bytes of the flash at port A1 */
		.dataValidTime[0] = 0x000F, /* clock edge to valid data at port A and B, in 0.1 ns */
		.busyOffset = 0x000F, /* bit of the status that says busy, 0 to 31 */
		.busyBitPolarity = 1, /* 0 if that bit is 1 when busy, 1 if it is 0 */
		.lookupTable = {
			/* read: HYPERBUS READ, A0h, 8 pads, 24-bit address, 16-bit column address, 6 dummy cycles */
			[4 * 0 + 0] = FLEXSPI_LUT_SEQ(CMD_DDR, FLEXSPI_8PAD, 0xA0, RADDR_DDR, FLEXSPI_8PAD, 0x18),
			[4 * 0 + 1] = FLEXSPI_LUT_SEQ(CADDR_DDR, FLEXSPI_8PAD, 0x10, DUMMY_DDR, FLEXSPI_8PAD, 0x06),
			[4 * 0 + 2] = FLEXSPI_LUT_SEQ(READ_DDR, FLEXSPI_8PAD, 0x04, STOP, FLEXSPI_1PAD, 0x00),
			/* read status, step 1 of 2: HYPERBUS WRITE, 00h, 8 pads, 00h, 00h, AAh, 00h, 05h, 00h, 70h */
			[4 * 1 + 0] = FLEXSPI_LUT_SEQ(CMD_DDR, FLEXSPI_8PAD, 0x00, CMD_DDR, FLEXSPI_8PAD, 0x00),
			[4 * 1 + 1] = FLEXSPI_LUT_SEQ(CMD_DDR, FLEXSPI_8PAD, 0x00, CMD_DDR, FLEXSPI_8PAD, 0xAA),
			[4 * 1 + 2] = FLEXSPI_LUT_SEQ(CMD_DDR, FLEXSPI_8PAD, 0x00, CMD_DDR, FLEXSPI_8PAD, 0x05),
			[4 * 1 + 3] = FLEXSPI_LUT_SEQ(CMD_DDR, FLEXSPI_8PAD, 0x00, CMD_DDR, FLEXSPI_8PAD, 0x70),
			/* read status, step 2 of 2: HYPERBUS READ, A0h, 8 pads, 24-bit address, 16-bit column address, 11 dummy cycles by RWDS */
			[4 * 2 + 0] = FLEXSPI_LUT_SEQ(CMD_DDR, FLEXSPI_8PAD, 0xA0, RADDR_DDR, FLEXSPI_8PAD, 0x18),
			[4 * 2 + 1] = FLEXSPI_LUT_SEQ(CADDR_DDR, FLEXSPI_8PAD, 0x10, DUMMY_RWDS_DDR, FLEXSPI_8PAD, 0x0B),
			[4 * 2 + 2] = FLEXSPI_LUT_SEQ(READ_DDR, FLEXSPI_8PAD, 0x04, STOP, FLEXSPI_1PAD, 0x00),
			/* write enable, step 1 of 2: HYPERBUS WRITE, 00h, 8 pads, 00h, 00h, AAh, 00h, 05h, 00h, AAh */
			[4 * 3 + 0] = FLEXSPI_LUT_SEQ(CMD_DDR, FLEXSPI_8PAD, 0x00, CMD_DDR, FLEXSPI_8PAD, 0x00),
			[4 * 3 + 1] = FLEXSPI_LUT_SEQ(CMD_DDR, FLEXSPI_8PAD, 0x00, CMD_DDR, FLEXSPI_8PAD, 0xAA),
			[4 * 3 + 2] = FLEXSPI_LUT_SEQ(CMD_DDR, FLEXSPI_8PAD, 0x00, CMD_DDR, FLEXSPI_8PAD, 0x05),
			[4 * 3 + 3] = FLEXSPI_LUT_SEQ(CMD_DDR, FLEXSPI_8PAD, 0x00, CMD_DDR, FLEXSPI_8PAD, 0xAA),
			/* write enable, step 2 of 2: HYPERBUS WRITE, 00h, 8 pads, 00h, 00h, 55h, 00h, 02h, 00h, 55h */
			[4 * 4 + 0] = FLEXSPI_LUT_SEQ(CMD_DDR, FLEXSPI_8PAD, 0x00, CMD_DDR, FLEXSPI_8PAD, 0x00),
			[4 * 4 + 1] = FLEXSPI_LUT_SEQ(CMD_DDR, FLEXSPI_8PAD, 0x00, CMD_DDR, FLEXSPI_8PAD, 0x55),
			[4 * 4 + 2] = FLEXSPI_LUT_SEQ(CMD_DDR, FLEXSPI_8PAD, 0x00, CMD_DDR, FLEXSPI_8PAD, 0x02),
			[4 * 4 + 3] = FLEXSPI_LUT_SEQ(CMD_DDR, FLEXSPI_8PAD, 0x00, CMD_DDR, FLEXSPI_8PAD, 0x55),
			/* erase sector, step 1 of 4: HYPERBUS WRITE, 00h, 8 pads, 00h, 00h, AAh, 00h, 05h, 00h, 80h */
			[4 * 5 + 0] = FLEXSPI_LUT_SEQ(CMD_DDR, FLEXSPI_8PAD, 0x00, CMD_DDR, FLEXSPI_8PAD, 0x00),
			[4 * 5 + 1] = FLEXSPI_LUT_SEQ(CMD_DDR, FLEXSPI_8PAD, 0x00, CMD_DDR, FLEXSPI_8PAD, 0xAA),
			[4 * 5 + 2] = FLEXSPI_LUT_SEQ(CMD_DDR, FLEXSPI_8PAD, 0x00, CMD_DDR, FLEXSPI_8PAD, 0x05),
			[4 * 5 + 3] = FLEXSPI_LUT_SEQ(CMD_DDR, FLEXSPI_8PAD, 0x00, CMD_DDR, FLEXSPI_8PAD, 0x80),
			/* erase sector, step 2 of 4: HYPERBUS WRITE, 00h, 8 pads, 00h, 00h, AAh, 00h, 05h, 00h, AAh */
			[4 * 6 + 0] = FLEXSPI_LUT_SEQ(CMD_DDR, FLEXSPI_8PAD, 0x00, CMD_DDR, FLEXSPI_8PAD, 0x00),
			[4 * 6 + 1] = FLEXSPI_LUT_SEQ(CMD_DDR, FLEXSPI_8PAD, 0x00, CMD_DDR, FLEXSPI_8PAD, 0xAA),
			[4 * 6 + 2] = FLEXSPI_LUT_SEQ(CMD_DDR, FLEXSPI_8PAD, 0x00, CMD_DDR, FLEXSPI_8PAD, 0x05),
			[4 * 6 + 3] = FLEXSPI_LUT_SEQ(CMD_DDR, FLEXSPI_8PAD, 0x00, CMD_DDR, FLEXSPI_8PAD, 0xAA),
			/* erase sector, step 3 of 4: HYPERBUS WRITE, 00h, 8 pads, 00h, 00h, 55h, 00h, 02h, 00h, 55h */
			[4 * 7 + 0] = FLEXSPI_LUT_SEQ(CMD_DDR, FLEXSPI_8PAD, 0x00, CMD_DDR, FLEXSPI_8PAD, 0x00),
			[4 * 7 + 1] = FLEXSPI_LUT_SEQ(CMD_DDR, FLEXSPI_8PAD, 0x00, CMD_DDR, FLEXSPI_8PAD, 0x55),
			[4 * 7 + 2] = FLEXSPI_LUT_SEQ(CMD_DDR, FLEXSPI_8PAD, 0x00, CMD_DDR, FLEXSPI_8PAD, 0x02),
			[4 * 7 + 3] = FLEXSPI_LUT_SEQ(CMD_DDR, FLEXSPI_8PAD, 0x00, CMD_DDR, FLEXSPI_8PAD, 0x55),
			/* erase sector, step 4 of 4: HYPERBUS WRITE, 00h, 8 pads, 24-bit address, 16-bit column address, 00h, 30h */
			[4 * 8 + 0] = FLEXSPI_LUT_SEQ(CMD_DDR, FLEXSPI_8PAD, 0x00, RADDR_DDR, FLEXSPI_8PAD, 0x18),
			[4 * 8 + 1] = FLEXSPI_LUT_SEQ(CADDR_DDR, FLEXSPI_8PAD, 0x10, CMD_DDR, FLEXSPI_8PAD, 0x00),
			[4 * 8 + 2] = FLEXSPI_LUT_SEQ(CMD_DDR, FLEXSPI_8PAD, 0x30, STOP, FLEXSPI_1PAD, 0x00),
			/* page program, step 1 of 2: HYPERBUS WRITE, 00h, 8 pads, 00h, 00h, AAh, 00h, 05h, 00h, A0h */
			[4 * 9 + 0] = FLEXSPI_LUT_SEQ(CMD_DDR, FLEXSPI_8PAD, 0x00, CMD_DDR, FLEXSPI_8PAD, 0x00),
			[4 * 9 + 1] = FLEXSPI_LUT_SEQ(CMD_DDR, FLEXSPI_8PAD, 0x00, CMD_DDR, FLEXSPI_8PAD, 0xAA),
			[4 * 9 + 2] = FLEXSPI_LUT_SEQ(CMD_DDR, FLEXSPI_8PAD, 0x00, CMD_DDR, FLEXSPI_8PAD, 0x05),
			[4 * 9 + 3] = FLEXSPI_LUT_SEQ(CMD_DDR, FLEXSPI_8PAD, 0x00, CMD_DDR, FLEXSPI_8PAD, 0xA0),
			/* page program, step 2 of 2: HYPERBUS WRITE, 00h, 8 pads, 24-bit address, 16-bit column address */
			[4 * 10 + 0] = FLEXSPI_LUT_SEQ(CMD_DDR, FLEXSPI_8PAD, 0x00, RADDR_DDR, FLEXSPI_8PAD, 0x18),
			[4 * 10 + 1] = FLEXSPI_LUT_SEQ(CADDR_DDR, FLEXSPI_8PAD, 0x10, WRITE_DDR, FLEXSPI_8PAD, 0x80),
			/* erase chip, step 1 of 4: HYPERBUS WRITE, 00h, 8 pads, 00h, 00h, AAh, 00h, 05h, 00h, 80h */
			[4 * 11 + 0] = FLEXSPI_LUT_SEQ(CMD_DDR, FLEXSPI_8PAD, 0x00, CMD_DDR, FLEXSPI_8PAD, 0x00),
			[4 * 11 + 1] = FLEXSPI_LUT_SEQ(CMD_DDR, FLEXSPI_8PAD, 0x00, CMD_DDR, FLEXSPI_8PAD, 0xAA),
			[4 * 11 + 2] = FLEXSPI_LUT_SEQ(CMD_DDR, FLEXSPI_8PAD, 0x00, CMD_DDR, FLEXSPI_8PAD, 0x05),
			[4 * 11 + 3] = FLEXSPI_LUT_SEQ(CMD_DDR, FLEXSPI_8PAD, 0x00, CMD_DDR, FLEXSPI_8PAD, 0x80),
			/* erase chip, step 2 of 4: HYPERBUS WRITE, 00h, 8 pads, 00h, 00h, AAh, 00h, 05h, 00h, AAh */
			[4 * 12 + 0] = FLEXSPI_LUT_SEQ(CMD_DDR, FLEXSPI_8PAD, 0x00, CMD_DDR, FLEXSPI_8PAD, 0x00),
			[4 * 12 + 1] = FLEXSPI_LUT_SEQ(CMD_DDR, FLEXSPI_8PAD, 0x00, CMD_DDR, FLEXSPI_8PAD, 0xAA),
			[4 * 12 + 2] = FLEXSPI_LUT_SEQ(CMD_DDR, FLEXSPI_8PAD, 0x00, CMD_DDR, FLEXSPI_8PAD, 0x05),
			[4 * 12 + 3] = FLEXSPI_LUT_SEQ(CMD_DDR, FLEXSPI_8PAD, 0x00, CMD_DDR, FLEXSPI_8PAD, 0xAA),
			/* erase chip, step 3 of 4: HYPERBUS WRITE, 00h, 8 pads, 00h, 00h, 55h, 00h, 02h, 00h, 55h */
			[4 * 13 + 0] = FLEXSPI_LUT_SEQ(CMD_DDR, FLEXSPI_8PAD, 0x00, CMD_DDR, FLEXSPI_8PAD, 0x00),
			[4 * 13 + 1] = FLEXSPI_LUT_SEQ(CMD_DDR, FLEXSPI_8PAD, 0x00, CMD_DDR, FLEXSPI_8PAD, 0x55),
			[4 * 13 + 2] = FLEXSPI_LUT_SEQ(CMD_DDR, FLEXSPI_8PAD, 0x00, CMD_DDR, FLEXSPI_8PAD, 0x02),
			[4 * 13 + 3] = FLEXSPI_LUT_SEQ(CMD_DDR, FLEXSPI_8PAD, 0x00, CMD_DDR, FLEXSPI_8PAD, 0x55),
			/* erase chip, step 4 of 4: HYPERBUS WRITE, 00h, 8 pads, 00h, 00h, AAh, 00h, 05h, 00h, 10h */
			[4 * 14 + 0] = FLEXSPI_LUT_SEQ(CMD_DDR, FLEXSPI_8PAD, 0x00, CMD_DDR, FLEXSPI_8PAD, 0x00),
			[4 * 14 + 1] = FLEXSPI_LUT_SEQ(CMD_DDR, FLEXSPI_8PAD, 0x00, CMD_DDR, FLEXSPI_8PAD, 0xAA),
			[4 * 14 + 2] = FLEXSPI_LUT_SEQ(CMD_DDR, FLEXSPI_8PAD, 0x00, CMD_DDR, FLEXSPI_8PAD, 0x05),
			[4 * 14 + 3] = FLEXSPI_LUT_SEQ(CMD_DDR, FLEXSPI_8PAD, 0x00, CMD_DDR, FLEXSPI_8PAD, 0x10),
		},
		.lutCustomSeq[1] = {.seqNum = 2, .seqId = 1}, /* sequence of a command, by the number of the command */
		.lutCustomSeq[2] = {.seqNum = 2, .seqId = 3}, /* sequence of a command, by the number of the command */
		.lutCustomSeq[3] = {.seqNum = 4, .seqId = 5}, /* sequence of a command, by the number of the command */
		.lutCustomSeq[4] = {.seqNum = 2, .seqId = 9}, /* sequence of a command, by the number of the command */
		.lutCustomSeq[5] = {.seqNum = 4, .seqId = 11}, /* sequence of a command, by the number of the command */
	},
	.pageSize = 0x00000200u, /* bytes of a page */
	.sectorSize = 0x00040000u, /* bytes of a sector */
	.ipcmdSerialClkFreq = 1, /* code of the clock frequency for commands */
	.isUniformBlockSize = 1, /* 1 if sectors and blocks have one size */
	.serialNorType = 1, /* 0 standard, 1 HyperFlash, 2 and 3 xSPI */
	.blockSize = 0x00040000u, /* bytes of a block */
};
