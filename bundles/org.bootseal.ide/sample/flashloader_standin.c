/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */

/*
 * A stand-in for the flashloader. On silicon it only blinks: it has no USB driver and answers no command. It carries
 * the USB descriptors of the flashloader, from which the virtual board can tell what the program stands for.
 */
#include <stdint.h>

#include "board.h"

/* No code refers to the descriptors: the linker script keeps their section. */
#define DESCRIPTOR __attribute__((section(".usb_descriptors"), used)) const uint8_t

#define LOW(value) ((value) & 0xFF)
#define HIGH(value) ((value) >> 8)

#define VENDOR 0x15A2
#define PRODUCT 0x0073
#define CONFIGURATION_LENGTH 41
#define REPORT_DESCRIPTOR_LENGTH 76

/* A packet of 1016 bytes after the report's number and 3 bytes of frame. */
#define REPORT_COUNT 1019
#define ENDPOINT_SIZE 1024

/* USB 2.0, table 9-8. */
DESCRIPTOR device_descriptor[18] = {
	18, 0x01,
	0x00, 0x02, /* USB 2.0 */
	0, 0, 0, /* class, subclass and protocol: see the interface */
	64, /* packet size of endpoint 0 */
	LOW(VENDOR), HIGH(VENDOR), LOW(PRODUCT), HIGH(PRODUCT),
	0x02, 0x00, /* device release 0.02 */
	1, 2, 0, /* strings: manufacturer, product, no serial number */
	1, /* configurations */
};

/* USB 2.0, tables 9-10, 9-12 and 9-13; HID 1.11, 6.2.1. */
DESCRIPTOR configuration_descriptor[CONFIGURATION_LENGTH] = {
	9, 0x02, LOW(CONFIGURATION_LENGTH), HIGH(CONFIGURATION_LENGTH), 1, 1, 0, 0xC0, 50, /* self powered, 100 mA */
	9, 0x04, 0, 0, 2, 3, 0, 0, 3, /* interface 0: two endpoints, HID, string 3 */
	9, 0x21, 0x00, 0x01, 0, 1, 0x22, LOW(REPORT_DESCRIPTOR_LENGTH), HIGH(REPORT_DESCRIPTOR_LENGTH),
	7, 0x05, 0x81, 0x03, LOW(ENDPOINT_SIZE), HIGH(ENDPOINT_SIZE), 1, /* interrupt in */
	7, 0x05, 0x02, 0x03, LOW(ENDPOINT_SIZE), HIGH(ENDPOINT_SIZE), 1, /* interrupt out */
};

/* One report, HID 1.11, 6.2.2: number, usage, values 0 to 255 of 8 bits, count; direction 0x91 is out, 0x81 is in. */
#define REPORT(number, direction) \
	0x85, (number), 0x09, (number), 0x16, 0x00, 0x00, 0x26, 0xFF, 0x00, 0x75, 8, \
	0x96, LOW(REPORT_COUNT), HIGH(REPORT_COUNT), (direction), 0x02

/* Command out, data out, command in, data in. */
DESCRIPTOR report_descriptor[REPORT_DESCRIPTOR_LENGTH] = {
	0x06, 0x00, 0xFF, 0x09, 0x01, 0xA1, 0x01, /* a vendor's usage page, application collection */
	REPORT(1, 0x91),
	REPORT(2, 0x91),
	REPORT(3, 0x81),
	REPORT(4, 0x81),
	0xC0,
};

int main(void)
{
	board_init();
	for (;;) {
		board_toggle_led();
		board_wait(TICKS_PER_SECOND / 8);
	}
}
