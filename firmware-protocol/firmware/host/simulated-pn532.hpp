// A PN532 that is not there, at the level of its frames: acknowledges, thinks, answers, says an answer again, and has the faults of real ones.
#pragma once

#include <cstdint>
#include <functional>
#include <random>
#include <string>
#include <vector>

#include "pn532.hpp"

class SimulatedPn532 final : public line1::Pn532Bus {
 public:
  /** `now` is milliseconds; `noise` is the chance of a frame of either side to have one bit flipped. */
  SimulatedPn532(const std::uint64_t& now, double noise, unsigned seed) : now_(now), noise_(noise), random_(seed) {}

  void send(const std::uint8_t* bytes, std::size_t length) override;
  bool isReady() override;
  void fetch(std::uint8_t* bytes, std::size_t length) override;

  void lay(const line1::CardNumber& card) { card_ = card; }
  /** Pulled out, or in again: then it knows nothing of before. */
  void power(bool on);
  /** Called with each frame that the board sends. */
  std::function<void(const std::string&)> heard;

 private:
  using Bytes = std::vector<std::uint8_t>;
  struct Answer {
    std::uint64_t at;
    Bytes frame;
  };

  void obey(const Bytes& data);
  void answer(std::uint64_t after, const Bytes& data);
  void disturb(Bytes& frame);

  const std::uint64_t& now_;
  const double noise_;
  std::mt19937 random_;
  line1::CardNumber card_ = {};
  bool isOn_ = true;
  /** Without RFConfiguration it looks for a card for ever. */
  bool looksForEver_ = true;
  bool isSetUp_ = false;
  std::vector<Answer> waiting_;
  Bytes last_;
};
