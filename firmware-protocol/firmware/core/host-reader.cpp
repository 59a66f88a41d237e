#include "host-reader.hpp"

#include "crc16.hpp"

namespace line1 {
namespace {

/** "*" and four digits. */
constexpr uint8_t SEAL_LENGTH = 5;

bool hasGoodChecksum(const uint8_t* line, uint8_t length) {
  if (length < SEAL_LENGTH + 1 || line[length - SEAL_LENGTH] != '*') return false;
  const uint16_t crc = crc16(line + 1, length - 1u - SEAL_LENGTH);
  for (uint8_t index = 0; index < 4; index++) {
    const uint8_t digit = static_cast<uint8_t>((crc >> (12 - 4 * index)) & 0xF);
    if (line[length - 4 + index] != static_cast<uint8_t>("0123456789ABCDEF"[digit])) return false;
  }
  return true;
}

}  // namespace

HostReader::Heard HostReader::take(uint8_t byte) {
  if (byte != '\n') {
    if (dropping_) return Heard::Nothing;
    if (held_ < sizeof line_) {
      line_[held_++] = byte;
      return Heard::Nothing;
    }
    held_ = 0;
    dropping_ = true;
    return refuse(Refusal::Overlong);
  }
  if (dropping_) {
    dropping_ = false;
    return Heard::Nothing;
  }
  const Heard heard = readLine();
  held_ = 0;
  return heard;
}

HostReader::Heard HostReader::readLine() {
  uint8_t length = held_;
  if (length > 0 && line_[length - 1] == '\r') length--;
  if (length == 0) return Heard::Nothing;
  // Only what follows the last start character: a line that lost its end must not take this one along.
  uint8_t start = length;
  while (start > 0 && line_[start - 1] != '!' && line_[start - 1] != '$') start--;
  if (start == 0) return Heard::Ignored;
  const uint8_t* line = line_ + start - 1;
  const uint8_t left = static_cast<uint8_t>(length - start + 1);
  if (!hasGoodChecksum(line, left)) return refuse(Refusal::Checksum);
  if (line[0] == '$') return Heard::Ignored;
  message_ = HostMessage{};
  reading_ = readHostMessage(line + 1, static_cast<uint8_t>(left - 1 - SEAL_LENGTH), message_);
  return reading_.refusal == Refusal::None ? Heard::Message : Heard::Refused;
}

HostReader::Heard HostReader::refuse(Refusal refusal) {
  reading_ = Reading{refusal, 0, nullptr};
  return Heard::Refused;
}

}  // namespace line1
