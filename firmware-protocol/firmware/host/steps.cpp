// A board without a clock: reads steps, and says what came of them and when. So a test sees five seconds go by at once.
//
//   run MS             so many milliseconds go by
//   hear HEX           bytes of the host
//   cell CELL VOLTS    what the converter gives for a cell, 0 to 4095; `-` for what stands there
//   card READER NUMBER as `placeCard` says
//   room BYTES         size of the transmit buffer; 0: it is full, nothing leaves it
//   reset CAUSE        PO EX SW WD BO UN
//
// Says `AT TAB LINE` for each line, `AT TAB lights RRGGBB...` for each picture `AT TAB boot` for each start,
// and with `--pn532` `AT TAB chip READER HEX` for each frame that a chip is sent.
#include <cstdio>
#include <iostream>
#include <sstream>

#include "modes.hpp"
#include "simulated-hal.hpp"

namespace {

line1::ResetCause causeOf(const std::string& name) {
  const char* names[] = {"PO", "EX", "SW", "WD", "BO"};
  for (unsigned index = 0; index < 5; index++) {
    if (name == names[index]) return static_cast<line1::ResetCause>(index);
  }
  return line1::ResetCause::Unknown;
}

class Steps {
 public:
  explicit Steps(const Options& options) : board_(options) {
    board_.hal.said = [this](const std::string& line) { print(line.substr(0, line.size() - 1)); };
    board_.hal.shown = [this](const std::string& picture) { print("lights " + picture); };
    board_.hal.chipHeard = [this](std::size_t reader, const std::string& frame) { print("chip " + std::to_string(reader) + " " + frame); };
    board_.booting = [this] { print("boot"); };
    board_.boot(line1::ResetCause::PowerOn);
  }

  void take(const std::string& line) {
    std::istringstream words(line);
    std::string verb;
    words >> verb;
    if (verb == "run") run(words);
    if (verb == "hear") hear(words);
    if (verb == "cell") force(words);
    if (verb == "card") placeCard(words);
    if (verb == "room") words >> board_.hal.transmitSize;
    if (verb == "reset") reset(words);
  }

 private:
  void print(const std::string& what) {
    std::printf("%llu\t%s\n", static_cast<unsigned long long>(board_.hal.now), what.c_str());
  }

  void run(std::istream& words) {
    std::uint64_t count = 0;
    words >> count;
    while (count-- > 0) {
      board_.step();
      if (board_.hal.transmitSize > 0) board_.hal.transmitting.clear();
    }
  }

  void hear(std::istream& words) {
    std::string digits;
    words >> digits;
    for (std::size_t at = 0; at + 1 < digits.size(); at += 2) {
      board_.hal.received.push_back(static_cast<std::uint8_t>(std::stoul(digits.substr(at, 2), nullptr, 16)));
    }
  }

  void force(std::istream& words) {
    std::uint16_t cell = 0;
    std::string volts;
    words >> cell >> volts;
    if (volts == "-") {
      board_.hal.forced.erase(cell);
    } else {
      board_.hal.forced[cell] = static_cast<std::uint16_t>(std::stoul(volts));
    }
  }

  void placeCard(std::istream& words) {
    std::size_t reader = 0;
    std::string number;
    if (words >> reader >> number) board_.hal.placeCard(reader, number);
  }

  void reset(std::istream& words) {
    std::string cause;
    words >> cause;
    board_.boot(causeOf(cause));
  }

  SimulatedBoard board_;
};

}  // namespace

int takeSteps(const Options& options) {
  Steps steps(options);
  for (std::string line; std::getline(std::cin, line);) steps.take(line);
  return 0;
}
