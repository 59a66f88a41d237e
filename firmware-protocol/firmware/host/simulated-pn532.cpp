#include "simulated-pn532.hpp"

#include <algorithm>
#include <cstdio>
#include <numeric>

namespace {

using Bytes = std::vector<std::uint8_t>;

constexpr std::uint64_t ACK_AFTER = 1;
constexpr std::uint64_t ANSWER_AFTER = 2;
constexpr std::uint64_t CARD_AFTER = 6;
constexpr std::uint64_t NO_CARD_AFTER = 14;
const Bytes ACK = {0x00, 0x00, 0xFF, 0x00, 0xFF, 0x00};
const Bytes NACK = {0x00, 0x00, 0xFF, 0xFF, 0x00, 0x00};

std::uint8_t sum(const Bytes& bytes) {
  return static_cast<std::uint8_t>(std::accumulate(bytes.begin(), bytes.end(), 0u));
}

/** Behind TFI D4; empty when the frame is none of the board. */
Bytes dataOf(const Bytes& frame) {
  if (frame.size() < 8 || frame[0] != 0x00 || frame[1] != 0x00 || frame[2] != 0xFF) return {};
  const std::size_t length = frame[3];
  if (((length + frame[4]) & 0xFF) != 0 || frame.size() != length + 7 || frame.back() != 0x00) return {};
  const Bytes whole(frame.begin() + 5, frame.end() - 1);
  if (sum(whole) != 0 || whole[0] != 0xD4) return {};
  return Bytes(whole.begin() + 1, whole.end() - 1);
}

}  // namespace

void SimulatedPn532::send(const std::uint8_t* bytes, std::size_t length) {
  Bytes frame(bytes, bytes + length);
  if (heard) {
    std::string text;
    char digits[3];
    for (const std::uint8_t byte : frame) {
      std::snprintf(digits, sizeof digits, "%02X", static_cast<unsigned>(byte));
      text += digits;
    }
    heard(text);
  }
  if (!isOn_) return;
  disturb(frame);
  if (frame == ACK) {
    waiting_.clear();
  } else if (frame == NACK) {
    if (!last_.empty()) waiting_.push_back({now_ + ACK_AFTER, last_});
  } else {
    const Bytes data = dataOf(frame);
    // What is damaged is not acknowledged.
    if (!data.empty()) obey(data);
  }
}

void SimulatedPn532::obey(const Bytes& data) {
  waiting_ = {{now_ + ACK_AFTER, ACK}};
  if (data == Bytes{0x14, 0x01, 0x14, 0x01}) {
    isSetUp_ = true;
    answer(ANSWER_AFTER, {0x15});
  } else if (data.size() == 5 && data[0] == 0x32 && data[1] == 0x05) {
    looksForEver_ = data[4] == 0xFF;
    answer(ANSWER_AFTER, {0x33});
  } else if (data == Bytes{0x4A, 0x01, 0x00} && isSetUp_) {
    if (card_.length > 0) {
      Bytes found = {0x4B, 0x01, 0x01, 0x00, 0x44, 0x00, card_.length};
      found.insert(found.end(), card_.bytes, card_.bytes + card_.length);
      answer(CARD_AFTER, found);
    } else if (!looksForEver_) {
      answer(NO_CARD_AFTER, {0x4B, 0x00});
    }
  }
}

void SimulatedPn532::answer(std::uint64_t after, const Bytes& data) {
  Bytes whole = {0xD5};
  whole.insert(whole.end(), data.begin(), data.end());
  const auto length = static_cast<std::uint8_t>(whole.size());
  Bytes frame = {0x00, 0x00, 0xFF, length, static_cast<std::uint8_t>(-length)};
  const auto check = static_cast<std::uint8_t>(-sum(whole));
  frame.insert(frame.end(), whole.begin(), whole.end());
  frame.push_back(check);
  frame.push_back(0x00);
  last_ = frame;
  waiting_.push_back({now_ + ACK_AFTER + after, frame});
}

bool SimulatedPn532::isReady() { return isOn_ && !waiting_.empty() && now_ >= waiting_.front().at; }

void SimulatedPn532::fetch(std::uint8_t* bytes, std::size_t length) {
  std::fill_n(bytes, length, std::uint8_t{0});
  if (!isReady()) return;
  Bytes frame = waiting_.front().frame;
  waiting_.erase(waiting_.begin());
  disturb(frame);
  std::copy_n(frame.begin(), std::min(frame.size(), length), bytes);
}

void SimulatedPn532::power(bool on) {
  if (on == isOn_) return;
  isOn_ = on;
  isSetUp_ = false;
  looksForEver_ = true;
  waiting_.clear();
  last_.clear();
}

void SimulatedPn532::disturb(Bytes& frame) {
  if (!std::bernoulli_distribution(noise_)(random_)) return;
  frame.at(random_() % frame.size()) ^= static_cast<std::uint8_t>(1u << (random_() % 8));
}
