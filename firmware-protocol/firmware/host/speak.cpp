// A board on a pty, in its own time; or on stdout, as fast as it is read.
#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <sstream>

#include "badges.hpp"
#include "cable.hpp"
#include "damage.hpp"
#include "modes.hpp"
#include "simulated-hal.hpp"

namespace {

/** 115200 baud, ten bits a byte. */
constexpr double BYTES_PER_MS = 11.52;

/** FNV-1a, 32 bits. */
std::uint32_t hashOf(const std::uint8_t* bytes, std::size_t count) {
  std::uint32_t hash = 0x811C9DC5;
  for (std::size_t index = 0; index < count; index++) hash = (hash ^ bytes[index]) * 0x01000193;
  return hash;
}

/** The board, its cable, and what happens to the bytes on it. */
class BoardOnPty {
 public:
  explicit BoardOnPty(const Options& options)
      : options_(options),
        board_(options),
        badges_(options),
        cable_(options.link),
        damage_(options),
        damageOfHost_(Damage::ofHost(options)) {
    board_.hal.shown = [](const std::string& picture) { std::printf("lights %s\n", picture.c_str()); };
    for (std::size_t index = 0; index < badges_.numbers().size(); index++) {
      std::printf("badge %zu %s\n", index, badges_.numbers()[index].c_str());
    }
    badges_.tapped = [](std::size_t badge, unsigned mark) { std::printf("tap %zu %u\n", badge, mark); };
  }

  int run() {
    plug();
    board_.boot(line1::ResetCause::PowerOn);
    const auto from = std::chrono::steady_clock::now();
    while (!isOver_) {
      wait();
      const std::chrono::duration<double, std::milli> real = std::chrono::steady_clock::now() - from;
      const auto now = static_cast<std::uint64_t>(real.count() * options_.speed);
      while (board_.hal.now < now && !isOver_) step();
    }
    return 0;
  }

 private:
  void plug() { std::printf("path %s\n", cable_.plug().c_str()); }

  /** Until something came or a millisecond or two went by. */
  void wait() {
    pollfd files[] = {{STDIN_FILENO, POLLIN, 0}, {cable_.file(), POLLIN, 0}};
    poll(files, 2, 2);
    if ((files[0].revents & (POLLIN | POLLHUP)) != 0) takeWords();
    for (const char byte : damageOfHost_.pass(cable_.read())) board_.hal.received.push_back(static_cast<std::uint8_t>(byte));
  }

  /** Whoever started this tells it what happens to it; when they are gone, it ends. */
  void takeWords() {
    char bytes[256];
    const ssize_t count = ::read(STDIN_FILENO, bytes, sizeof bytes);
    if (count <= 0) isOver_ = true;
    if (count > 0) words_.append(bytes, static_cast<std::size_t>(count));
    for (std::size_t end = words_.find('\n'); end != std::string::npos; end = words_.find('\n')) {
      obey(words_.substr(0, end));
      words_.erase(0, end + 1);
    }
  }

  void obey(const std::string& line) {
    std::istringstream words(line);
    std::string verb;
    words >> verb;
    if (verb == "reset") board_.boot(line1::ResetCause::External);
    if (verb == "unplug") cable_.unplug();
    if (verb == "plug") plug();
    std::size_t reader = 0;
    std::string number;
    if (verb == "card" && words >> reader >> number) board_.hal.placeCard(reader, number);
  }

  void step() {
    board_.step();
    badges_.step(board_);
    const std::uint64_t now = board_.hal.now;
    if (now == options_.resetAfter) board_.boot(line1::ResetCause::Watchdog);
    if (now == options_.unplugAfter) cable_.unplug();
    isOver_ = isOver_ || now == options_.endAfter;
    // The port sends at its baud rate; what the cable does not take stays in it.
    onCable_.erase(0, cable_.write(onCable_));
    if (!onCable_.empty()) return;
    std::string& transmitting = board_.hal.transmitting;
    credit_ = std::min(credit_ + BYTES_PER_MS, static_cast<double>(transmitting.size()));
    const auto leaving = static_cast<std::size_t>(credit_);
    credit_ -= static_cast<double>(leaving);
    onCable_ = damage_.pass(transmitting.substr(0, leaving));
    transmitting.erase(0, leaving);
  }

  const Options& options_;
  SimulatedBoard board_;
  Badges badges_;
  Cable cable_;
  Damage damage_;
  Damage damageOfHost_;
  double credit_ = 0;
  std::string onCable_;
  std::string words_;
  bool isOver_ = false;
};

}  // namespace

int speakOnPty(const Options& options) { return BoardOnPty(options).run(); }

int speakOnStdout(const Options& options) {
  SimulatedBoard board(options);
  Damage damage(options);
  std::FILE* truth = options.truth.empty() ? nullptr : std::fopen(options.truth.c_str(), "w");
  std::setvbuf(stdout, nullptr, _IOFBF, 1 << 16);
  std::uint64_t damaged = 0;
  board.framed = [&](const line1::Board& said) {
    const auto cells = static_cast<std::size_t>(options.cells);
    if (truth != nullptr) std::fprintf(truth, "%X %X\n", said.lastFrameTime(), hashOf(said.counts(), cells));
  };
  board.hal.said = [&](const std::string& line) {
    const std::string passed = damage.pass(line);
    if (passed != line) damaged++;
    std::fwrite(passed.data(), 1, passed.size(), stdout);
  };
  board.boot(line1::ResetCause::PowerOn);
  while (options.endAfter == 0 || board.hal.now < options.endAfter) {
    board.step();
    board.hal.transmitting.clear();
    if (board.hal.now == options.resetAfter) board.boot(line1::ResetCause::Watchdog);
    if (std::ferror(stdout) != 0) return 1;
  }
  if (truth != nullptr) {
    std::fprintf(truth, "damaged %llu\n", static_cast<unsigned long long>(damaged));
    std::fclose(truth);
  }
  return 0;
}
