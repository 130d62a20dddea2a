/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */

#ifndef BOARD_H
#define BOARD_H

#include <stdint.h>

/* Ticks of board_wait in a second. */
#define TICKS_PER_SECOND 100000u

/* Disables the watchdogs, starts the tick counter and makes the LED's pin an output. */
void board_init(void);

/* Switches the LED from off to on or back. */
void board_toggle_led(void);

/* Waits until so many ticks, less than 2^23, have passed since the end of the last wait. */
void board_wait(uint32_t ticks);

#endif
