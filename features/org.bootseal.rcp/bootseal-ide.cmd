@echo off
rem Starts the application. The native launcher of Eclipse is not on Maven Central, so this script does its work.
rem Copyright (c) 2026 Bootseal contributors
rem SPDX-License-Identifier: EPL-2.0
setlocal
set "here=%~dp0"
set "java=javaw"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\javaw"
for %%f in ("%here%plugins\org.eclipse.equinox.launcher_*.jar") do set "launcher=%%f"
start "Bootseal" "%java%" -Xmx1g -jar "%launcher%" -install "%here%." -name Bootseal %*
