// The hardware of a board that is not there: a clock that is set, a port of 115200 baud, cells with people on them, light and cards.
#pragma once

#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "board.hpp"
#include "crowd.hpp"
#include "options.hpp"
#include "simulated-pn532.hpp"

/** The mark at which a reader stands. */
unsigned markOfReader(std::size_t reader);

class SimulatedHal final : public line1::Hal {
 public:
  explicit SimulatedHal(const Options& options);

  std::uint32_t milliseconds() override { return static_cast<std::uint32_t>(now - bootedAt); }
  std::size_t transmitSpace() override;
  void write(const std::uint8_t* bytes, std::size_t length) override;
  int read() override;
  std::uint16_t senseCell(std::uint16_t cell) override;
  void showLights(const line1::Rgb* pixels, std::uint16_t count) override;
  line1::ReaderState pollReader(std::uint8_t reader, line1::CardNumber& card) override;
  std::uint32_t random() override { return static_cast<std::uint32_t>(random_()); }
  line1::ResetCause resetCause() override { return cause; }
  void reboot() override { wantsReset = true; }
  bool store(const void* bytes, std::size_t length) override;
  bool load(void* bytes, std::size_t length) override;

  /** Milliseconds since it was made, and when it last booted. */
  std::uint64_t now = 0;
  std::uint64_t bootedAt = 0;
  line1::ResetCause cause = line1::ResetCause::PowerOn;
  bool wantsReset = false;
  /** Bytes of the host that were not read yet. */
  std::deque<std::uint8_t> received;
  /** Bytes that have not left the port, and how many fit. */
  std::string transmitting;
  std::size_t transmitSize = 512;
  /** Called with every line, before it is in the port. */
  std::function<void(const std::string&)> said;
  /** Called with RRGGBB of each pixel. */
  std::function<void(const std::string&)> shown;
  /** Puts a card on a reader: its number in hexadecimal, "-" to take it away, "x" to pull out the reader. */
  void placeCard(std::size_t reader, const std::string& number);
  /** The board starts anew; its chips do not. */
  void startReaders();
  /** The readers go on with what they are at. */
  void stepReaders();
  /** Called with the number of the reader and each frame that its chip is sent. */
  std::function<void(std::size_t, const std::string&)> chipHeard;
  /** What the converter gives for a cell, whoever stands there. */
  std::map<std::uint16_t, std::uint16_t> forced;

 private:
  std::vector<line1::ReaderState> readers_;
  std::vector<line1::CardNumber> cards_;
  /** With `--pn532`: the chips, and the firmware's side of each. */
  std::vector<std::unique_ptr<SimulatedPn532>> chips_;
  std::vector<line1::Pn532> drivers_;
  Crowd crowd_;
  std::mt19937 random_;
  std::vector<double> load_;
  std::string stored_;
};

/** The whole board: what it is, its hardware, and the firmware, which can start anew. */
class SimulatedBoard {
 public:
  explicit SimulatedBoard(const Options& options);

  /** It was switched on, or starts anew. */
  void boot(line1::ResetCause cause);
  /** One millisecond goes by. */
  void step();
  /** Cards that are laid on a reader now are told. */
  bool isReady() const { return board_.has_value() && board_->takesCards(); }

  SimulatedHal hal;
  /** Called before it starts. */
  std::function<void()> booting;
  /** Called after each frame. */
  std::function<void(const line1::Board&)> framed;

 private:
  const bool bootNoise_;
  line1::BoardOptions options_;
  std::optional<line1::Board> board_;
};
