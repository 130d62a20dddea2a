/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */

/*
 * The few registers of the i.MX RT1020 and of its Cortex-M7 that the samples touch.
 * Addresses: i.MX RT1020 reference manual, memory map; ARMv7-M architecture reference manual, B3.2 and B3.3.
 */
#ifndef REGISTERS_H
#define REGISTERS_H

#include <stdint.h>

#define REGISTER16(address) (*(volatile uint16_t *) (address))
#define REGISTER32(address) (*(volatile uint32_t *) (address))

/* Clock gates. Two bits a gate: 3 is on in all modes. */
#define CCM_CCGR1 REGISTER32(0x400FC06C)
#define CCM_CCGR1_GPIO1 (3u << 26)
#define CCM_CCGR4 REGISTER32(0x400FC078)
#define CCM_CCGR4_IOMUXC (3u << 2)

/* Pad GPIO_AD_B0_05, the user LED of the MIMXRT1020-EVK. */
#define IOMUXC_MUX_GPIO_AD_B0_05 REGISTER32(0x401F80D0)
#define IOMUXC_MUX_ALT5_GPIO1_IO05 5u
#define IOMUXC_PAD_GPIO_AD_B0_05 REGISTER32(0x401F8244)
/* Keeper on, 100 MHz speed, drive strength R0/6, slow slew rate: the reset value of the pad. */
#define IOMUXC_PAD_DEFAULT 0x10B0u

#define GPIO1_DR REGISTER32(0x401B8000)
#define GPIO1_GDIR REGISTER32(0x401B8004)
#define GPIO1_DR_TOGGLE REGISTER32(0x401B808C)

/* WDOG1 and WDOG2 have the same layout, 16-bit registers. */
#define WDOG1_BASE 0x400B8000u
#define WDOG2_BASE 0x400D0000u
#define WDOG_WCR(base) REGISTER16((base) + 0)
#define WDOG_WCR_WDE (1u << 2)
#define WDOG_WMCR(base) REGISTER16((base) + 8)

/* WDOG3, the RTWDOG. */
#define RTWDOG_CS REGISTER32(0x400BC000)
#define RTWDOG_CS_UPDATE (1u << 5)
#define RTWDOG_CS_EN (1u << 7)
#define RTWDOG_CS_CMD32EN (1u << 13)
#define RTWDOG_CNT REGISTER32(0x400BC004)
#define RTWDOG_TOVAL REGISTER32(0x400BC008)
#define RTWDOG_UNLOCK 0xD928C520u

/* SysTick: a 24-bit counter that runs downwards. */
#define SYST_CSR REGISTER32(0xE000E010)
#define SYST_CSR_ENABLE (1u << 0)
#define SYST_RVR REGISTER32(0xE000E014)
#define SYST_CVR REGISTER32(0xE000E018)
#define SYST_MASK 0x00FFFFFFu

#endif
