// The host build: the firmware as a program, for tests and for whoever has no strip yet.
#include <cstdio>

#include "modes.hpp"

int main(int count, char** arguments) {
  // Whoever reads may be waiting for this line.
  std::setvbuf(stdout, nullptr, _IOLBF, 1 << 16);
  const Options options = readOptions(count, arguments);
  switch (options.mode) {
    case Options::Mode::Pty:
      return speakOnPty(options);
    case Options::Mode::Stdout:
      return speakOnStdout(options);
    case Options::Mode::Steps:
      return takeSteps(options);
    case Options::Mode::Hear:
      return hearHost();
    case Options::Mode::Vectors:
      return sayVectors();
  }
}
