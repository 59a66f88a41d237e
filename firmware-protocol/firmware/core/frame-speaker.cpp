#include "frame-speaker.hpp"

#include <string.h>

namespace line1 {
namespace {

/** After 256 lines a number means another line; some of them may still be on their way. */
constexpr uint32_t OLDEST_KEY = 200;
/** A delta says which cell in two digits, and cell and value in four. */
constexpr uint16_t FURTHEST_CELL = 0xFF;
constexpr uint16_t CHARACTERS_PER_CELL = 4;

}  // namespace

bool FrameSpeaker::say(uint32_t t, Encoding encoding, uint8_t every, const uint8_t* cells, uint16_t count) {
  const bool mayBeDelta = hasKey_ && encoding == 8 && ++age_ < every && out_.sent() - keyLine_ < OLDEST_KEY;
  if (mayBeDelta && differsLittle(cells, count)) return sayDelta(out_, t, keySeq_, key_, cells, count);
  const uint8_t seq = out_.nextSeq();
  const uint32_t line = out_.sent();
  // A full frame that was dropped is none: what follows keeps naming the one before.
  if (!sayFull(out_, t, encoding, cells, count)) return false;
  hasKey_ = true;
  keySeq_ = seq;
  keyLine_ = line;
  age_ = 0;
  memcpy(key_, cells, count);
  return true;
}

/** Whether a delta can say it, in fewer characters than a full frame. */
bool FrameSpeaker::differsLittle(const uint8_t* cells, uint16_t count) const {
  uint16_t characters = 0;
  const uint16_t most = payloadLength(count, 8);
  for (uint16_t cell = 0; cell < count; cell++) {
    if (cells[cell] == key_[cell]) continue;
    characters = static_cast<uint16_t>(characters + CHARACTERS_PER_CELL);
    if (cell > FURTHEST_CELL || characters >= most) return false;
  }
  return true;
}

}  // namespace line1
