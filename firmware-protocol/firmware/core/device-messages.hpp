// Every message of a device, field by field. Each returns whether the line was sent.
#pragma once

#include "board-options.hpp"
#include "hal.hpp"
#include "line-writer.hpp"

namespace line1 {

constexpr uint8_t PROTOCOL_MAJOR = 1;
constexpr uint8_t PROTOCOL_MINOR = 0;

/** Bits of a heartbeat. */
enum BeatFlag : uint8_t {
  BASELINE_UNSURE = 0x01,
  BAD_CELLS = 0x02,
  DROPPED = 0x04,
  READER_FAULT = 0x08,
  BROWN_OUT = 0x10,
  NOT_STORED = 0x20,
};

/** How a full frame carries its cells: 8 bits, the upper 6 bits, or 1 bit. */
using Encoding = uint8_t;

struct CardEvent {
  uint32_t t;
  uint32_t number;
  uint64_t token;
  /** How long it lay there, ms; only when it leaves. */
  uint32_t dwell;
  uint8_t mark;
  bool arrives;
};

struct Answer {
  uint8_t id;
  /** 0 is OK, else the digit after the E. */
  uint8_t error;
  /** Joined by commas; empty for none. */
  char fields[64];
};

bool sayHello(LineWriter& out, const BoardOptions& board, uint16_t boot, ResetCause cause, uint8_t hz, Encoding encoding);
/** `sent`: lines said since boot. */
bool sayBeat(LineWriter& out, uint32_t t, uint16_t boot, uint32_t sent, uint32_t bad, uint8_t flags, uint32_t event);
/** All cells, from the first one on. */
bool sayFull(LineWriter& out, uint32_t t, Encoding encoding, const uint8_t* cells, uint16_t count);
/** What differs from the cells of the full frame that was line `key`. */
bool sayDelta(LineWriter& out, uint32_t t, uint8_t key, const uint8_t* before, const uint8_t* cells, uint16_t count);
bool sayCard(LineWriter& out, const CardEvent& event);
bool sayAck(LineWriter& out, const Answer& answer);
/** A key with its number, and a word for people; each is left out when it is null. */
struct NoticeField {
  const char* key;
  int32_t value;
  const char* word;
};
bool sayNotice(LineWriter& out, uint32_t t, const char* code, NoticeField field);

/** How many characters carry so many cells. */
uint16_t payloadLength(uint16_t cells, Encoding encoding);
/** Whether a full frame of so many cells fits into one line, whatever its numbers are. */
bool fitsLine(uint16_t cells, Encoding encoding);

}  // namespace line1
