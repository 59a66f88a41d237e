// Says frames: full ones and, between them, only what differs from the full one that they name.
#pragma once

#include "device-messages.hpp"

namespace line1 {

class FrameSpeaker {
 public:
  explicit FrameSpeaker(LineWriter& out) : out_(out) {}

  /** One frame; a full one every `every`. Only counts (encoding 8) have deltas: the others are shorter than what differs. */
  bool say(uint32_t t, Encoding encoding, uint8_t every, const uint8_t* cells, uint16_t count);
  /** The next frame is a full one: whoever listens now may not have the last one. */
  void forget() { hasKey_ = false; }

 private:
  bool differsLittle(const uint8_t* cells, uint16_t count) const;

  LineWriter& out_;
  bool hasKey_ = false;
  uint8_t keySeq_ = 0;
  /** Frames that were due since the full one. */
  uint8_t age_ = 0;
  /** Which line it was, counted from boot. */
  uint32_t keyLine_ = 0;
  uint8_t key_[MOST_CELLS] = {};
};

}  // namespace line1
