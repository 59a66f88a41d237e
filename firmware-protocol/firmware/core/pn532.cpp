#include "pn532.hpp"

#include <string.h>

#include "due.hpp"

namespace line1 {
namespace {

// PN532 user manual (UM0701-02), 6.2.1: 00 00 FF LEN LCS TFI DATA DCS 00. LEN and LCS add up to 0, as do TFI, DATA and DCS.
constexpr uint8_t HEAD[] = {0x00, 0x00, 0xFF};
constexpr uint8_t ACK[] = {0x00, 0x00, 0xFF, 0x00, 0xFF, 0x00};
constexpr uint8_t NACK[] = {0x00, 0x00, 0xFF, 0xFF, 0x00, 0x00};
constexpr uint8_t TO_CHIP = 0xD4;
constexpr uint8_t FROM_CHIP = 0xD5;
/** What of an answer comes before its data, and after it. */
constexpr uint8_t BEFORE = 5;
constexpr uint8_t AFTER = 1;
/** A card with a number of ten bytes; what it says of itself beyond that is not read. */
constexpr uint8_t LONGEST_DATA = 40;

/** SAMConfiguration: no secure chip. RFConfiguration: one more try for a card, not for ever. InListPassiveTarget: one card of 106 kbit/s type A. */
constexpr uint8_t SET_UP[] = {0x14, 0x01, 0x14, 0x01};
constexpr uint8_t LIMIT_TRIES[] = {0x32, 0x05, 0xFF, 0x01, 0x01};
constexpr uint8_t LOOK[] = {0x4A, 0x01, 0x00};
constexpr uint8_t LONGEST_COMMAND = sizeof LIMIT_TRIES;

/** The chip acknowledges within 15 ms; a look takes up to 30 ms. */
constexpr uint32_t ACK_WITHIN = 20;
constexpr uint32_t ANSWER_WITHIN = 120;
constexpr uint32_t LOOK_EVERY = 40;
constexpr uint32_t AGAIN_AFTER = 60;
/** An answer that came damaged is asked for again so often. */
constexpr uint8_t ANSWERS_AGAIN = 2;
constexpr uint8_t FAILURES_OF_A_MISSING_CHIP = 3;

uint8_t sumOf(const uint8_t* bytes, size_t length) {
  uint8_t sum = 0;
  for (size_t at = 0; at < length; at++) sum = static_cast<uint8_t>(sum + bytes[at]);
  return sum;
}

/** Length of the data of an answer, its TFI included; 0 when it is none. */
uint8_t dataIn(const uint8_t* frame) {
  const uint8_t length = frame[3];
  const bool isHead = memcmp(frame, HEAD, sizeof HEAD) == 0 && static_cast<uint8_t>(length + frame[4]) == 0;
  if (!isHead || length < 2 || length > LONGEST_DATA) return 0;
  return sumOf(frame + BEFORE, static_cast<size_t>(length) + AFTER) == 0 && frame[BEFORE] == FROM_CHIP ? length : 0;
}

}  // namespace

void Pn532::step(uint32_t now) {
  switch (stage_) {
    case Stage::Resting:
      if (isDue(now, dueAt_)) ask(now);
      return;
    case Stage::Asked:
      if (bus_.isReady()) return hearAck(now);
      break;
    case Stage::Acked:
      if (bus_.isReady()) return hearAnswer(now);
      break;
  }
  if (isDue(now, dueAt_)) fail(now);
}

ReaderState Pn532::take(CardNumber& card) {
  const ReaderState found = found_;
  if (found == ReaderState::Card) card = card_;
  found_ = ReaderState::Busy;
  return found;
}

void Pn532::ask(uint32_t now) {
  const uint8_t* command = task_ == Task::SetUp ? SET_UP : task_ == Task::LimitTries ? LIMIT_TRIES : LOOK;
  const size_t length = task_ == Task::SetUp ? sizeof SET_UP : task_ == Task::LimitTries ? sizeof LIMIT_TRIES : sizeof LOOK;
  uint8_t frame[BEFORE + 1 + LONGEST_COMMAND + AFTER + 1];
  memcpy(frame, HEAD, sizeof HEAD);
  frame[3] = static_cast<uint8_t>(length + 1);
  frame[4] = static_cast<uint8_t>(-frame[3]);
  frame[BEFORE] = TO_CHIP;
  memcpy(frame + BEFORE + 1, command, length);
  frame[BEFORE + 1 + length] = static_cast<uint8_t>(-sumOf(frame + BEFORE, length + 1));
  frame[BEFORE + 2 + length] = 0x00;
  bus_.send(frame, BEFORE + 3 + length);
  stage_ = Stage::Asked;
  damaged_ = 0;
  dueAt_ = now + ACK_WITHIN;
}

void Pn532::hearAck(uint32_t now) {
  uint8_t heard[sizeof ACK];
  bus_.fetch(heard, sizeof heard);
  if (memcmp(heard, ACK, sizeof ACK) != 0) return fail(now);
  stage_ = Stage::Acked;
  dueAt_ = now + ANSWER_WITHIN;
}

void Pn532::hearAnswer(uint32_t now) {
  uint8_t frame[BEFORE + LONGEST_DATA + AFTER];
  bus_.fetch(frame, sizeof frame);
  const uint8_t length = dataIn(frame);
  if (length > 0) return takeAnswer(frame + BEFORE, length, now);
  if (++damaged_ > ANSWERS_AGAIN) return fail(now);
  bus_.send(NACK, sizeof NACK);
  dueAt_ = now + ANSWER_WITHIN;
}

void Pn532::takeAnswer(const uint8_t* data, uint8_t length, uint32_t now) {
  const uint8_t asked = task_ == Task::SetUp ? SET_UP[0] : task_ == Task::LimitTries ? LIMIT_TRIES[0] : LOOK[0];
  if (data[1] != asked + 1) return fail(now);
  if (task_ == Task::Look && !see(data, length)) return fail(now);
  failures_ = 0;
  stage_ = Stage::Resting;
  dueAt_ = task_ == Task::Look ? now + LOOK_EVERY : now;
  task_ = task_ == Task::SetUp ? Task::LimitTries : Task::Look;
}

/** D5 4B, how many cards; of the first its place, three bytes of its kind, the length of its number, and its number. */
bool Pn532::see(const uint8_t* data, uint8_t length) {
  constexpr uint8_t LENGTH_AT = 7;
  if (length < 3) return false;
  if (data[2] == 0) {
    found_ = ReaderState::Empty;
    return true;
  }
  if (length <= LENGTH_AT) return false;
  const uint8_t number = data[LENGTH_AT];
  if (number < 4 || number > sizeof card_.bytes || LENGTH_AT + 1 + number > length) return false;
  memcpy(card_.bytes, data + LENGTH_AT + 1, number);
  card_.length = number;
  found_ = ReaderState::Card;
  return true;
}

/** What it was doing is given up, and the chip is set up anew: it may have been without power. */
void Pn532::fail(uint32_t now) {
  // An ACK of the host ends whatever the chip is at.
  bus_.send(ACK, sizeof ACK);
  task_ = Task::SetUp;
  stage_ = Stage::Resting;
  dueAt_ = now + AGAIN_AFTER;
  if (failures_ < FAILURES_OF_A_MISSING_CHIP) failures_++;
  if (failures_ >= FAILURES_OF_A_MISSING_CHIP) found_ = ReaderState::Missing;
}

}  // namespace line1
