/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/** Configuration files in YAML: values that know their place in the text, and the provisioning file. */
package org.bootseal.core.config;
