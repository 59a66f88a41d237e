// What the program was asked to be.
#pragma once

#include <cstdint>
#include <string>

struct Options {
  enum class Mode { Pty, Stdout, Steps, Hear, Vectors } mode = Mode::Pty;
  /** Boards can be told apart: each has a uid of its own. */
  int nth = 1;
  int people = 12;
  unsigned seed = 1;
  int cells = 110;
  int hz = 30;
  /** A full frame every so many. */
  int key = 1;
  int lights = 11;
  int readers = 0;
  /** The readers are PN532 chips, spoken to frame by frame; and the chance of such a frame to be damaged. */
  bool pn532 = false;
  double chipNoise = 0;
  /** Badges, how often one of them is laid on a reader, simulated ms, and until when; 0: for ever. */
  int badges = 0;
  double tapEvery = 1000;
  std::uint64_t tapUntil = 0;
  /** Chances: of a byte to be lost, of a byte to have a bit flipped, of a line to lose its end, and of a whole line of either side to get lost. */
  double loss = 0;
  double flip = 0;
  double merge = 0;
  double drop = 0;
  /** Simulated ms after which it starts anew, is unplugged, and ends; 0: never. */
  std::uint64_t resetAfter = 0;
  std::uint64_t unplugAfter = 0;
  std::uint64_t endAfter = 0;
  /** Says what a boot loader says before it starts. */
  bool bootNoise = false;
  /** Simulated ms for each real one. */
  double speed = 1;
  /** A link to the pty that is there while it is plugged in. */
  std::string link;
  /** Where to write what was really said: for each frame its time and a hash of its cells. */
  std::string truth;
};

/** Ends the program with its help, or with what is wrong. */
Options readOptions(int count, char** arguments);
