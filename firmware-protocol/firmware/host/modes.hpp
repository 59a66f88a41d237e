// What the program can be; each gives its exit code.
#pragma once

#include "options.hpp"

int speakOnPty(const Options& options);
int speakOnStdout(const Options& options);
int takeSteps(const Options& options);
int hearHost();
int sayVectors();
